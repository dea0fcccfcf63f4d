/* Gestures of every page: links that keep the page, buttons that write the address, keys, copying, search, language. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address} = atlas;

    /* Links within the atlas change the address without loading the page again. */
    document.addEventListener("click", (event) => {
        const link = event.target.closest && event.target.closest("a[href^='/']");
        if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target) {
            return;
        }
        if (link.hasAttribute("data-plain")) {
            return;
        }
        const url = new URL(link.href);
        if (viewOf(url.pathname) === shownView()) {
            event.preventDefault();
            visit(url.pathname, url.search);
        }
    });

    /* Another view is another page with scripts of its own; language, filters and cards stay on this one. */
    const viewOf = (pathname) => pathname.split("/")[2] || "";

    function shownView() {
        const page = document.querySelector("[data-view]");
        return page ? page.dataset.view : viewOf(window.location.pathname);
    }

    function visit(pathname, search) {
        window.history.pushState({}, "", pathname + search);
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
        window.dispatchEvent(new PopStateEvent("popstate"));
    }

    /* Buttons: data-set="mode=organisation", data-toggle="open=fw-quad", data-fill="beside=AU,IN" (all or none). */
    document.addEventListener("click", (event) => {
        const button = event.target.closest && event.target.closest("[data-set], [data-toggle], [data-fill], [data-do]");
        if (!button) {
            return;
        }
        if (button.dataset.set !== undefined) {
            address.go(Object.fromEntries(new URLSearchParams(button.dataset.set)));
        } else if (button.dataset.toggle) {
            const [name, value] = button.dataset.toggle.split("=");
            atlas.toggled = button.dataset.toggle;
            address.toggle(name, value);
        } else if (button.dataset.fill) {
            const [name, values] = button.dataset.fill.split("=");
            address.go({[name]: address.list(name).length ? "" : values});
        } else {
            DO[button.dataset.do](button);
        }
    });

    const DO = {
        fit: () => atlas.map.fit(),
        "zoom-in": () => atlas.map.zoom(1.25),
        "zoom-out": () => atlas.map.zoom(0.8),
        "copy-link": (button) => copy(absolute(), button),
        cite: (button) => copy(document.querySelector(".citation").textContent.replace("{address}", absolute()), button),
        "show-map": (button) => showMap(button),
        filters: (button) => disclose(button, document.querySelector(".filters-body")),
    };

    /* A copied address says its day, so that it shows the same tomorrow. */
    function absolute() {
        const day = document.querySelector(".day");
        return window.location.origin + window.location.pathname + address.changed(day ? {on: day.textContent} : {});
    }

    function copy(text, button) {
        const done = () => say(button.dataset.done);
        if (navigator.clipboard && window.isSecureContext) {
            navigator.clipboard.writeText(text).then(done, () => copyOld(text, done));
        } else {
            copyOld(text, done);
        }
    }

    function copyOld(text, done) {
        const area = document.createElement("textarea");
        area.value = text;
        area.className = "visually-hidden";
        document.body.append(area);
        area.select();
        if (document.execCommand("copy")) {
            done();
        }
        area.remove();
    }

    function say(text) {
        const region = document.getElementById("toast");
        if (region) {
            region.textContent = "";
            window.setTimeout(() => {
                region.textContent = text;
            }, 20);
            window.clearTimeout(say.timer);
            say.timer = window.setTimeout(() => {
                region.textContent = "";
            }, 4000);
        }
    }

    function showMap(button) {
        const shown = document.querySelector(".workspace").classList.toggle("map-shown");
        button.setAttribute("aria-expanded", String(shown));
        [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
        if (shown && atlas.map.cy()) {
            button.scrollIntoView({block: "start"});
            window.requestAnimationFrame(() => atlas.map.fit());
        }
    }

    function disclose(button, body) {
        const open = body.classList.toggle("open");
        button.setAttribute("aria-expanded", String(open));
    }

    /* After every answer: buttons that set a part of the address show whether it is set; the page knows its language. */
    function pressedStates() {
        document.querySelectorAll("[data-set][aria-pressed]").forEach((button) => {
            const on = [...new URLSearchParams(button.dataset.set)].every(([name, value]) => address.get(name) === value);
            button.setAttribute("aria-pressed", String(on));
        });
        document.querySelectorAll("[data-fill][aria-pressed]").forEach((button) => {
            button.setAttribute("aria-pressed", String(address.list(button.dataset.fill.split("=")[0]).length > 0));
        });
    }

    function language() {
        const page = document.querySelector("[data-page-language]");
        if (page && document.documentElement.lang !== page.dataset.pageLanguage) {
            document.documentElement.lang = page.dataset.pageLanguage;
        }
        if (page && page.dataset.title) {
            document.title = page.dataset.title;
        }
    }

    /* Keys of every page. */
    document.addEventListener("keydown", (event) => {
        const typing = event.target.closest && event.target.closest("input, textarea, [contenteditable]");
        if (typing || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (event.key === "/") {
            event.preventDefault();
            document.getElementById("search").focus();
        } else if (event.key === "Escape" && address.get("card") && !event.defaultPrevented) {
            closeCard();
        }
    });

    function closeCard() {
        address.go({card: ""});
    }

    /* Focus that went with the card goes back to what opened it, or to its like in a list drawn again. */
    function giveFocusBack() {
        if (document.activeElement && document.activeElement !== document.body) {
            return;
        }
        const opener = atlas.opener;
        const row = opener && opener.closest("[data-id]");
        const again = row && document.querySelector(`.list [data-id="${CSS.escape(row.dataset.id)}"]`);
        const back = [opener, again && again.querySelector(".open-card"), again && again.querySelector(".body"), document.getElementById("content")];
        back.find((element) => element && element.isConnected).focus({preventScroll: true});
    }

    document.addEventListener("click", (event) => {
        const opener = event.target.closest && event.target.closest(".open-card");
        if (opener) {
            atlas.opener = opener;
        }
    }, true);

    /* The component library says in its own words whether the list of a filter is open: say it in ARIA's. */
    function sayExpanded(field) {
        field.setAttribute("aria-expanded", String(field.dataset.expanded === "true"));
    }

    new MutationObserver((changes) => changes.forEach(({target}) => {
        if (target.getAttribute("role") === "combobox" && target.closest(".filters")) {
            sayExpanded(target);
        }
    })).observe(document.documentElement, {subtree: true, attributeFilter: ["data-expanded", "role"]});

    function filtersArrived() {
        document.querySelectorAll(".filters [role=combobox]").forEach(sayExpanded);
    }

    /* The search box: a combobox over the results the server gives. */
    const box = () => document.getElementById("search");
    const options = () => [...document.querySelectorAll("#search-results [role=option]:not([aria-disabled=true])")];

    function select(at) {
        const all = options();
        all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
        if (box() && all[at]) {
            box().setAttribute("aria-activedescendant", all[at].id);
        }
        all[at] && all[at].scrollIntoView({block: "nearest"});
    }

    function selected() {
        return options().findIndex((option) => option.getAttribute("aria-selected") === "true");
    }

    function shut() {
        const list = document.getElementById("search-results");
        if (list && box()) {
            list.hidden = true;
            box().setAttribute("aria-expanded", "false");
            box().removeAttribute("aria-activedescendant");
        }
    }

    function openHit(option) {
        if (option) {
            shut();
            window.dash_clientside.set_props("search", {value: ""});
            const url = new URL(option.dataset.href, window.location.origin);
            atlas.opener = box();
            visit(url.pathname, address.changed({card: option.dataset.key, focus: option.dataset.focus || address.list("focus")}));
        }
    }

    document.addEventListener("keydown", (event) => {
        if (event.target.id !== "search") {
            return;
        }
        const all = options();
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            all.length && select((selected() + step + all.length) % all.length);
        } else if (event.key === "Enter") {
            event.preventDefault();
            openHit(all[Math.max(selected(), 0)]);
        } else if (event.key === "Escape") {
            shut();
            window.dash_clientside.set_props("search", {value: ""});
        }
    });

    document.addEventListener("mousedown", (event) => {
        const option = event.target.closest && event.target.closest("#search-results [role=option]");
        if (option) {
            event.preventDefault();
            openHit(option);
        } else if (!(event.target.closest && event.target.closest(".search"))) {
            shut();
        }
    });

    function resultsArrived() {
        const list = document.getElementById("search-results");
        const any = Boolean(list && list.children.length && box() && box().value);
        if (list && box()) {
            list.hidden = !any;
            box().setAttribute("aria-expanded", String(any));
            options().length && select(0);
        }
        return window.dash_clientside.no_update;
    }

    /* The page says which address all of it shows. */
    function shown() {
        document.documentElement.dataset.shown = atlas.answered;
    }

    function cardArrived() {
        const card = document.querySelector(".card-holder");
        const shown = Boolean(card && card.children.length);
        const side = document.querySelector(".side");
        if (side) {
            side.classList.toggle("with-card", shown);
        }
        const title = shown && card.querySelector("h2");
        if (title && address.get("card") !== atlas.cardShown && atlas.cardShown !== undefined) {
            title.tabIndex = -1;
            title.focus({preventScroll: true});
            card.scrollTop = 0;
        }
        cover();
        if (!shown && atlas.cardShown) {
            giveFocusBack();
        }
        atlas.cardShown = address.get("card");
    }

    /* A card that covers the page, as on a telephone, is all there is for the keyboard too. */
    function cover() {
        const card = document.querySelector(".card-holder");
        const covers = Boolean(card && card.children.length) && window.getComputedStyle(card).position === "fixed";
        for (let up = card; up && !up.matches(".page"); up = up.parentElement) {
            [...up.parentElement.children].filter((other) => other !== up).forEach((other) => {
                other.inert = covers;
            });
        }
    }
    window.addEventListener("resize", cover);

    atlas.shown = shown;
    atlas.visit = visit;
    /* What unfolds is drawn anew with its button, which keeps the focus. */
    function toggleArrived() {
        const again = [...document.querySelectorAll("[data-toggle]")].find((each) => each.dataset.toggle === atlas.toggled);
        if (again && document.activeElement === document.body) {
            again.focus({preventScroll: true});
        }
        atlas.toggled = "";
    }

    Object.assign(window.dash_clientside.atlas, {
        resultsArrived,
        answerArrived: function () {
            let tries = 0;
            const arrived = () => {
                tries += 1;
                if (!document.querySelector("[data-page-language]") && tries < 300) {
                    window.requestAnimationFrame(arrived);
                    return;
                }
                atlas.answered = window.location.pathname + window.location.search;
                language();
                pressedStates();
                filtersArrived();
                cardArrived();
                toggleArrived();
                if (document.querySelector(".map-canvas")) {
                    atlas.map.arrive();
                } else {
                    shown();
                }
            };
            window.requestAnimationFrame(arrived);
            return window.dash_clientside.no_update;
        },
    });
})();
