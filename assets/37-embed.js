/* A piece of the atlas on another site: the code of its frame on offer, and how it behaves within that frame. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address} = atlas;
    const root = document.documentElement;
    const framed = root.dataset.embed === "yes";
    const FIRST = {width: 640, height: 480};
    const MAP = {width: 640, height: 620};
    const AROUND = 260; /* pixels of title, finding, sources and foot around a chart */
    const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    const INSIDE = ["focus", "degrees", "mode", "open", "by", "beside"]; /* what a reader may turn within the frame */

    const named = (selector, event) => event.target.closest && event.target.closest(selector);

    /* ---------------------------------------------------------------- within a frame */
    function full(search) {
        return window.location.pathname + address.changed({embed: "", present: "", tour: "", step: ""}, search);
    }

    function open(href) {
        window.open(href, "_blank", "noopener");
    }

    function within() {
        const here = new URLSearchParams(window.location.search);
        if (here.get("present") || here.get("tour")) {
            window.history.replaceState({}, "", window.location.pathname + address.changed({present: "", tour: "", step: ""}));
        }
        const {go} = address;
        address.go = (changes) => {
            if (Object.keys(changes).every((name) => INSIDE.includes(name))) {
                go(changes);
            } else {
                open(full(address.changed(changes)));
            }
        };
        document.addEventListener("click", (event) => {
            const link = named("a[href^='/']", event);
            if (link && !event.defaultPrevented) {
                event.preventDefault();
                event.stopPropagation();
                const url = new URL(link.href);
                open(link.dataset.whole ? full() : url.pathname + address.changed({embed: ""}, url.search));
            }
        }, true);
        new MutationObserver(() => document.querySelectorAll("[data-whole]").forEach((link) => {
            link.href = full();
        })).observe(root, {attributeFilter: ["data-shown"]});
    }

    /* ---------------------------------------------------------------- the offer */
    const opened = () => document.querySelectorAll(".embed-offer[open]");
    const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

    function size(offer) {
        const frame = offer.closest(".chart");
        const plot = frame && frame.querySelector(".plot");
        if (!frame) {
            return MAP;
        }
        const tall = plot ? plot.offsetHeight + AROUND : frame.offsetHeight;
        return {...FIRST, height: Math.min(900, Math.max(FIRST.height, Math.ceil(tall / 20) * 20))};
    }

    function code(offer) {
        const day = document.querySelector(".day");
        const search = address.changed({on: day ? day.textContent : "", embed: offer.dataset.embedOf, card: "", table: "", present: "", tour: "", step: ""});
        const {width, height} = size(offer);
        const said = {
            src: window.location.origin + window.location.pathname + search,
            title: "Alliance Atlas: " + offer.dataset.embedTitle,
            width, height, loading: "lazy", sandbox: SANDBOX,
        };
        return `<iframe ${Object.entries(said).map(([name, value]) => `${name}="${quoted(String(value))}"`).join(" ")}></iframe>`;
    }

    function hosts(offer) {
        const place = offer.querySelector(".embed-hosts");
        const named = root.dataset.framedBy;
        if (named) {
            place.textContent = named.split(" ").includes("*") ? place.dataset.any : place.dataset.some.replace("{hosts}", named);
        }
    }

    function copy(button) {
        const field = button.closest(".embed-offer").querySelector("textarea");
        const done = () => {
            const region = document.getElementById("toast");
            region.textContent = "";
            window.setTimeout(() => {
                region.textContent = button.dataset.done;
            }, 20);
            window.setTimeout(() => {
                region.textContent = "";
            }, 4000);
        };
        const old = () => {
            field.select();
            document.execCommand("copy") && done();
        };
        if (navigator.clipboard && window.isSecureContext) {
            navigator.clipboard.writeText(field.value).then(done, old);
        } else {
            old();
        }
    }

    document.addEventListener("toggle", (event) => {
        const offer = event.target;
        if (!offer.matches || !offer.matches(".embed-offer[open]")) {
            return;
        }
        opened().forEach((other) => other !== offer && other.removeAttribute("open"));
        const field = offer.querySelector("textarea");
        field.value = code(offer);
        hosts(offer);
        const choices = offer.querySelector(".embed-choices");
        choices.style.translate = "none";
        const {left, right} = choices.getBoundingClientRect();
        choices.style.translate = Math.max(8 - left, Math.min(0, root.clientWidth - 8 - right)) + "px";
        choices.scrollIntoView({block: "nearest"});
    }, true);

    document.addEventListener("click", (event) => {
        const inside = named(".embed-offer", event);
        opened().forEach((offer) => offer !== inside && offer.removeAttribute("open"));
        const button = named("[data-copy='embed']", event);
        button && copy(button);
    });

    document.addEventListener("focusin", (event) => {
        named(".embed-offer textarea", event) && event.target.select();
    });

    document.addEventListener("keydown", (event) => {
        const [offer] = opened();
        if (event.key === "Escape" && offer) {
            event.preventDefault();
            event.stopPropagation();
            const held = offer.contains(document.activeElement);
            offer.removeAttribute("open");
            held && offer.querySelector("summary").focus();
        }
    }, true);

    framed && within();
})();
