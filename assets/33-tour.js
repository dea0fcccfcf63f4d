/* A tour in the browser: slides by key, clicker and button, notes for the speaker, windows that stay in step. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address, stage} = atlas;
    const CHANNEL = "atlas-tour";
    const KEPT = "atlas-tour-step";
    let blank = false;
    let shown = "";
    let ticking = null;
    let opened = 0;

    const holder = () => document.getElementById("stage");
    const facts = () => JSON.parse(document.querySelector(".stage-words").dataset.words);
    const step = () => Number(address.get("step")) || 0;
    const language = () => document.documentElement.lang;
    const presenting = () => stage.mode() !== "";

    function words(name, given) {
        return facts().words[name].replace(/\{(\w+)\}/g, (_, part) => given[part]);
    }

    function made(tag, properties, ...children) {
        const element = document.createElement(tag);
        Object.entries(properties || {}).forEach(([name, value]) => {
            if (value !== undefined && value !== "") {
                element.setAttribute(name, value);
            }
        });
        element.append(...children.filter((child) => child !== null && child !== ""));
        return element;
    }

    function button(label, work, properties) {
        const element = made("button", {type: "button", ...properties}, label);
        element.addEventListener("click", work);
        return element;
    }

    /* ---------------------------------------------------------------- slides */
    function tour() {
        if (!document.querySelector(".stage-words")) {
            return null;
        }
        const name = address.get("tour");
        if (name === facts().own) {
            return {tour: name, name: words("own"), slides: atlas.own ? atlas.own.slides().map(atlas.own.told) : []};
        }
        const place = document.querySelector("[data-tour]");
        return name && place ? JSON.parse(place.dataset.tour) : null;
    }

    function slide() {
        const now = tour();
        return now ? now.slides[step() - 1] : undefined;
    }

    function bare(search) {
        const parts = address.read(search);
        ["tour", "step", "present"].forEach((name) => parts.delete(name));
        return new Map([...parts].map(([name, value]) => [name, address.LISTS.has(name) ? value.split(",").sort().join(",") : value]));
    }

    function same(one, other) {
        return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value);
    }

    const view = () => window.location.pathname.split("/")[2] || facts().views[0];

    /* Whether the page shows something else than the slide. */
    function away() {
        const now = slide();
        return Boolean(now) && stage.mode() !== "speaker" &&
            (view() !== now.view || !same(bare(now.query), bare()) || (presenting() && (now.present || "1") !== address.get("present")));
    }

    function visit(name, search) {
        const path = `/${language()}/${name}`;
        const whole = document.documentElement.dataset.whole || name === view();
        if (whole && atlas.visit) {
            atlas.visit(path, search);
        } else {
            window.location.assign(path + search);
        }
    }

    /* Show a slide; the other windows are told unless they told us. */
    function go(number, quiet) {
        const now = tour();
        if (!now || !now.slides.length) {
            return;
        }
        const next = Math.min(Math.max(number, 1), now.slides.length);
        const target = now.slides[next - 1];
        setBlank(false);
        if (stage.mode() === "speaker") {
            address.go({step: String(next)});
        } else {
            visit(target.view, address.changed({tour: now.tour, step: String(next), present: target.present || "1"}, target.query));
        }
        quiet || tell({tour: now.tour, step: next});
    }

    /* ---------------------------------------------------------------- windows in step */
    const channel = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;

    function tell(said) {
        if (channel) {
            channel.postMessage(said);
        } else {
            try {
                window.localStorage.setItem(KEPT, JSON.stringify({...said, at: Date.now()}));
            } catch {
                /* a window that may keep nothing stands alone */
            }
        }
    }

    function told(said) {
        if (!presenting() || !said || said.tour !== address.get("tour")) {
            return;
        }
        if ("blank" in said) {
            setBlank(said.blank);
        } else if (Number.isInteger(said.step) && (said.step !== step() || away())) {
            go(said.step, true);
        }
    }

    channel && channel.addEventListener("message", (event) => told(event.data));
    window.addEventListener("storage", (event) => {
        if (!channel && event.key === KEPT && event.newValue) {
            told(JSON.parse(event.newValue));
        }
    });

    /* ---------------------------------------------------------------- what stands on the stage */
    function setBlank(on, loud) {
        if (on !== blank) {
            blank = on;
            document.documentElement.classList.toggle("blank", on);
            say(words(on ? "blank" : "shown"));
        }
        loud && tell({tour: address.get("tour"), blank: on});
    }

    function say(text) {
        const region = holder().querySelector(".stage-said");
        if (region) {
            region.textContent = text;
        }
    }

    function toast(text) {
        const region = document.getElementById("toast");
        region.textContent = text;
        window.clearTimeout(toast.timer);
        toast.timer = window.setTimeout(() => (region.textContent = ""), 4000);
        say(text);
    }

    /* Words of a slide in whichever language it has them. */
    function run(tag, slideNow, name, properties) {
        const text = slideNow[name];
        return text ? made(tag, {lang: (slideNow.langs && slideNow.langs[name]) || "", ...properties}, text) : null;
    }

    function bar(now, slideNow) {
        const many = now.slides.length;
        const number = step();
        return made("nav", {class: "stage-bar", "aria-label": now.name},
            button("‹", () => go(number - 1), {class: "stage-step", "aria-label": words("previous"), ...(number > 1 ? {} : {disabled: "disabled"})}),
            button(`${number} / ${many}`, overview, {class: "stage-number", "aria-label": `${words("slide", {step: number, count: many})} (${words("all")})`}),
            button("›", () => go(number + 1), {class: "stage-step", "aria-label": words("next"), ...(number < many ? {} : {disabled: "disabled"})}),
            slideNow && away() ? button(words("back"), () => go(step()), {class: "stage-back"}) : null);
    }

    function draw() {
        const place = holder();
        const now = tour();
        const slideNow = slide();
        const mode = stage.mode();
        document.querySelectorAll(".headline").forEach((each) => each.classList.toggle("below", mode === "yes" && Boolean(slideNow)));
        place.lang = language();
        place.hidden = !mode && !slideNow;
        place.className = mode ? "" : "resting";
        const region = place.querySelector(".stage-said") || made("p", {class: "stage-said visually-hidden", role: "status"});
        const section = made(mode === "speaker" ? "main" : "section", {class: "stage-show", "aria-label": words("region")});
        if (mode === "speaker") {
            speaker(section, now, slideNow);
        } else if (mode && slideNow) {
            section.append(made("div", {class: "stage-head"},
                made("div", {class: "stage-title"}, run("h2", slideNow, "title", {}), run("p", slideNow, "caption", {class: "stage-caption"}) || ""),
                bar(now, slideNow)));
        } else if (mode && now) {
            section.append(made("p", {class: "stage-caption"}, words("empty")));
        } else if (!mode && slideNow) {
            section.append(
                made("p", {}, words("place", {name: now.name, place: words("slide", {step: step(), count: now.slides.length})}), made("br"), run("span", slideNow, "title", {}) || ""),
                button(words(away() ? "back" : "again"), () => (away() ? rejoin() : start()), {class: "stage-back"}),
                button(words("end"), () => address.go({tour: "", step: ""}), {class: "plain"}));
        }
        const focused = place.contains(document.activeElement) ? document.activeElement.className : "";
        place.querySelectorAll(".stage-show").forEach((each) => each.remove());
        place.append(section, region);
        focused && [...place.querySelectorAll("button")].find((each) => each.className === focused && !each.disabled)?.focus();
        section.childElementCount || section.remove();
    }

    /* Back to the slide without presenting it. */
    function rejoin() {
        const target = slide();
        const search = address.changed({tour: address.get("tour"), step: String(step())}, target.query);
        visit(target.view, search);
    }

    function follow(turned) {
        if (!holder() || !document.querySelector(".stage-words")) {
            return;
        }
        draw();
        const slideNow = slide();
        const at = `${presenting()}|${address.get("tour")}|${step()}|${language()}`;
        if (at !== shown && presenting() && slideNow) {
            window.scrollTo(0, 0);
            const keys = turned ? " " + words("keys") : "";
            const said = [slideNow.title, slideNow.caption].filter(Boolean).join(language() === "ja" ? "。" : ". ");
            say(words("place", {name: words("slide", {step: step(), count: tour().slides.length}), place: said}) + keys);
        } else if (turned && presenting()) {
            say(words("started", {keys: words("key-esc")}));
        } else if (turned && shown) {
            say(words("left"));
        }
        shown = at;
        if (turned) {
            holder().querySelector("dialog")?.close();
            setBlank(false);
            (document.querySelector("#content") || document.body).focus({preventScroll: true});
        }
        document.title = presenting() && slideNow ? `${step()}. ${slideNow.title}` : document.querySelector("[data-title]").dataset.title;
        clock();
    }

    /* ---------------------------------------------------------------- dialogs: all slides, a number */
    function dialog(name, ...children) {
        holder().querySelector("dialog")?.remove();
        const title = made("h2", {id: "stage-dialog"}, words(name));
        const close = button(words("close"), () => box.close(), {class: "stage-close"});
        const box = made("dialog", {class: `stage-dialog stage-${name}`, "aria-labelledby": "stage-dialog"}, title, ...children, close);
        box.addEventListener("close", () => box.remove());
        holder().append(box);
        box.showModal();
        return box;
    }

    function overview() {
        const now = tour();
        if (!now) {
            toast(words("no-tour"));
            return;
        }
        const items = now.slides.map((each, at) => {
            const choice = button("", () => {
                box.close();
                go(at + 1);
            }, {"aria-current": at + 1 === step() ? "true" : ""});
            choice.append(made("span", {class: "number"}, `${at + 1}`), run("span", each, "title", {}) || "");
            return made("li", {}, choice);
        });
        const box = dialog("all", made("ol", {}, ...items));
        const choices = [...box.querySelectorAll("li button")];
        box.addEventListener("keydown", (event) => {
            const to = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
            const at = choices.indexOf(document.activeElement);
            if (to && at >= 0) {
                event.preventDefault();
                choices[(at + to + choices.length) % choices.length].focus();
            }
        });
        (choices[step() - 1] || choices[0])?.focus();
    }

    function ask() {
        const now = tour();
        if (!now) {
            toast(words("no-tour"));
            return;
        }
        const field = made("input", {type: "number", min: "1", max: String(now.slides.length), inputmode: "numeric", "aria-label": words("go"), required: "required"});
        const wrong = made("p", {class: "stage-wrong", role: "alert"});
        const form = made("form", {method: "dialog", novalidate: "novalidate"}, field, made("button", {type: "submit"}, words("go-button")), wrong);
        const box = dialog("go", form);
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            const number = Number(field.value);
            if (Number.isInteger(number) && number >= 1 && number <= now.slides.length) {
                box.close();
                go(number);
            } else {
                wrong.textContent = words("no-slide", {number: field.value, count: now.slides.length});
                field.select();
            }
        });
        field.focus();
    }

    /* ---------------------------------------------------------------- the speaker's window */
    function openSpeaker() {
        if (!tour()) {
            toast(words("no-tour"));
            return;
        }
        const search = address.changed({tour: address.get("tour"), step: String(step()), present: "speaker"}, "?");
        opened = Date.now();
        if (!window.open(`/${language()}/tours${search}`, "atlas-speaker", "width=1100,height=760")) {
            toast(words("no-window"));
        }
    }

    function speaker(section, now, slideNow) {
        if (!now || !slideNow) {
            section.append(made("p", {}, words("empty")));
            return;
        }
        const next = now.slides[step()];
        const after = next ? words("after", {title: next.title}) : words("last");
        section.append(
            made("p", {class: "speaker-tour"}, words("place", {name: words("speaker"), place: now.name})),
            bar(now, slideNow),
            made("p", {class: "speaker-blank"}, words("blank")),
            run("h1", slideNow, "title", {}) || "",
            run("p", slideNow, "caption", {class: "stage-caption"}) || "",
            made("h2", {}, words("note")),
            run("p", slideNow, "note", {class: "speaker-note"}) || made("p", {class: "speaker-note"}, words("no-note")),
            made("p", {class: "speaker-next"}, after),
            made("div", {class: "speaker-clock"},
                made("p", {}, `${words("clock")} `, made("time", {class: "clock-now"})),
                made("p", {}, `${words("elapsed")} `, made("time", {class: "clock-elapsed"})),
                button(words("reset"), () => {
                    begun(true);
                    tick();
                }, {class: "clock-reset"})));
    }

    function begun(again) {
        let at = Number(begun.at);
        try {
            at = again ? 0 : Number(window.sessionStorage.getItem("atlas-begun")) || at;
            at = at || Date.now();
            window.sessionStorage.setItem("atlas-begun", String(at));
        } catch {
            at = again || !at ? Date.now() : at;
        }
        begun.at = at;
        return at;
    }

    const two = (number) => String(number).padStart(2, "0");

    function tick() {
        const now = new Date();
        const seconds = Math.max(0, Math.floor((now - begun()) / 1000));
        const place = holder().querySelector(".clock-now");
        if (place) {
            place.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
            holder().querySelector(".clock-elapsed").textContent =
                `${seconds >= 3600 ? Math.floor(seconds / 3600) + ":" : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
        }
    }

    function clock() {
        window.clearInterval(ticking);
        if (stage.mode() === "speaker") {
            tick();
            ticking = window.setInterval(tick, 500);
        }
    }

    /* ---------------------------------------------------------------- begin and end */
    function start() {
        if (slide() && !away()) {
            go(step(), true);
        } else {
            address.go({present: "1"});
        }
        fullScreen();
    }

    function fullScreen() {
        const root = document.documentElement;
        if (!document.fullscreenElement && root.requestFullscreen) {
            root.requestFullscreen().catch(() => {});
        }
    }

    function leave() {
        if (document.fullscreenElement) {
            document.exitFullscreen().catch(() => {});
        }
        if (stage.mode() === "speaker") {
            window.close();
        }
        address.go({present: ""});
    }

    /* Esc ends the full screen by itself: the presentation ends with it. A new window ends only the full screen. */
    document.addEventListener("fullscreenchange", () => {
        if (Date.now() - opened > 2000 && !document.fullscreenElement && stage.mode() === "yes" && !holder().querySelector("dialog")) {
            address.go({present: ""});
        }
    });

    /* ---------------------------------------------------------------- keys */
    const ahead = () => go(step() + 1);
    const back = () => go(step() - 1);

    function down() {
        stage.below() ? window.scrollBy(0, window.innerHeight * 0.5) : ahead();
    }

    function up() {
        window.scrollY > 4 ? window.scrollBy(0, -window.innerHeight * 0.5) : back();
    }

    const darken = () => setBlank(!blank, true);
    const KEYS = {
        ArrowRight: ahead, PageDown: ahead, n: ahead, " ": ahead,
        ArrowLeft: back, PageUp: back, p: back,
        ArrowDown: down, ArrowUp: up,
        Home: () => go(1), End: () => go(Infinity),
        b: darken, ".": darken, g: ask, o: overview, s: openSpeaker, f: fullScreen,
        Escape: () => (blank ? setBlank(false, true) : leave()),
    };

    function pressed(event) {
        const target = event.target.closest ? event.target : document.body;
        if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, [contenteditable], dialog")) {
            return;
        }
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        if (!presenting()) {
            if (key === "f" && !target.closest(".map-canvas")) {
                event.preventDefault();
                start();
            }
            return;
        }
        if (!KEYS[key] || (key === " " && target.closest("button, a, summary"))) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        KEYS[key]();
    }

    window.addEventListener("keydown", pressed, true);

    document.addEventListener("click", (event) => {
        const choice = event.target.closest && event.target.closest("[data-slide]");
        const menu = document.querySelector(".present-menu[open]");
        if (choice) {
            menu && menu.removeAttribute("open");
            choice.dataset.slide === "present" ? start() : toast(atlas.own.save());
        } else if (menu && !menu.contains(event.target)) {
            menu.removeAttribute("open");
        }
        if (blank && !choice) {
            setBlank(false, true);
        }
    });

    document.addEventListener("keydown", (event) => {
        const menu = document.querySelector(".present-menu[open]");
        if (event.key === "Escape" && menu) {
            event.preventDefault();
            menu.removeAttribute("open");
            menu.querySelector("summary").focus();
        }
    }, true);

    atlas.tour = {follow, go, words, made, button, facts, toast, tell};
})();
