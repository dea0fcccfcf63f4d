/* The steps of a file that needs no server: one is shown, in one language; keys and buttons lead to the others. */
"use strict";

const bundle = {shown: [], root: document.documentElement};

(function () {
    const {root} = bundle;
    const editions = [...document.querySelectorAll(".edition")];
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const here = {language: editions[0].lang, step: 1};

    const edition = () => editions.find((one) => one.lang === here.language);
    const steps = () => [...edition().querySelectorAll("main > .stop")];
    const step = () => steps()[here.step - 1];
    const say = (text) => (edition().querySelector("[role=status]").textContent = text);

    bundle.step = step;
    bundle.say = say;

    /* What the policy lets no attribute say, a script may. */
    document.querySelectorAll("[data-size]").forEach((element) => {
        element.dataset.size.split(";").forEach((said) => {
            const at = said.indexOf(":");
            element.style.setProperty(said.slice(0, at), said.slice(at + 1));
        });
    });

    bundle.read = (article, name) => {
        const block = article.querySelector(`script.${name}`);
        return block ? JSON.parse(block.textContent) : null;
    };

    function show(language, number, moved) {
        here.language = editions.some((one) => one.lang === language) ? language : here.language;
        here.step = Math.min(Math.max(number || 1, 1), steps().length);
        editions.forEach((one) => (one.hidden = one !== edition()));
        steps().forEach((one, at) => (one.hidden = at + 1 !== here.step));
        root.lang = here.language;
        document.title = `${step().querySelector("h1").textContent} – ${edition().dataset.title}`;
        const place = edition().querySelector(".place");
        place && (place.textContent = step().dataset.place);
        edition().querySelectorAll("[data-go]").forEach((button) => {
            button.toggleAttribute("aria-current", Number(button.dataset.go) === here.step);
        });
        edition().querySelectorAll("[data-do=previous], [data-do=next]").forEach((button) => {
            const end = button.dataset.do === "next" ? here.step === steps().length : here.step === 1;
            button.setAttribute("aria-disabled", String(end));
        });
        const aside = root.hasAttribute("data-speaker") ? "/speaker" : "";
        window.history.replaceState(null, "", `#${here.language}/${here.step}${aside}`);
        bundle.shown.forEach((work) => work(step()));
        if (moved) {
            window.scrollTo(0, 0);
            step().querySelector("h1").focus({preventScroll: true});
            say(`${step().dataset.place}. ${step().querySelector("h1").textContent}`);
        }
    }

    const go = (number) => number >= 1 && number <= steps().length && show(here.language, number, true);
    const folded = () => edition().querySelector(".all");

    function theme(name) {
        root.dataset.mantineColorScheme = name;
    }

    function blank() {
        const sheet = edition().querySelector(".blank");
        sheet.hidden = !sheet.hidden;
        say(sheet.hidden ? "" : sheet.textContent);
        bundle.told();
    }

    /* What another window has to know to show the same. */
    bundle.now = () => ({place: `${here.language}/${here.step}`, blank: !edition().querySelector(".blank").hidden});
    bundle.edition = edition;
    bundle.show = show;
    bundle.blank = blank;

    function list(opened) {
        if (folded()) {
            folded().open = opened;
            opened && folded().querySelector("[aria-current], button").focus();
        }
    }

    /* One step back: the blank screen, the open list of steps, what is chosen, the large type. */
    function escape() {
        if (!edition().querySelector(".blank").hidden) {
            blank();
        } else if (folded() && folded().open) {
            folded().open = false;
            folded().firstElementChild.focus();
        } else if (!(bundle.clear && bundle.clear(step()))) {
            delete root.dataset.large;
        }
    }

    function large() {
        root.toggleAttribute("data-large");
        bundle.shown.forEach((work) => work(step()));
    }

    const KEYS = {
        ArrowRight: () => go(here.step + 1), ArrowLeft: () => go(here.step - 1),
        PageDown: () => go(here.step + 1), PageUp: () => go(here.step - 1),
        Home: () => go(1), End: () => go(steps().length),
        b: blank, B: blank, ".": blank,
        f: large, F: large,
        o: () => list(!(folded() && folded().open)), O: () => list(!(folded() && folded().open)),
        g: () => list(true), G: () => list(true),
        s: () => bundle.openSpeaker(), S: () => bundle.openSpeaker(),
        Escape: escape,
    };

    document.addEventListener("keydown", (event) => {
        const taken = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea");
        const scrolls = event.target.closest(".table-scroll") && event.key !== "Escape";
        if (!taken && !scrolls && KEYS[event.key]) {
            event.preventDefault();
            KEYS[event.key]();
        }
    });

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) {
            return;
        }
        const {language, go: number, do: gesture} = button.dataset;
        if (language) {
            show(language, here.step, true);
        } else if (number) {
            folded().open = false;
            go(Number(number));
        } else if (gesture === "next" || gesture === "previous") {
            go(here.step + (gesture === "next" ? 1 : -1));
        } else if (gesture === "speaker") {
            bundle.openSpeaker();
        } else if (gesture === "theme") {
            theme(root.dataset.mantineColorScheme === "dark" ? "light" : "dark");
        }
    });

    function asked() {
        const [language, number, aside] = window.location.hash.slice(1).split("/");
        root.toggleAttribute("data-speaker", aside === "speaker");
        return [language || here.language, Number(number)];
    }

    window.addEventListener("hashchange", () => show(...asked(), false));
    window.addEventListener("DOMContentLoaded", () => show(...asked(), false));
    theme(dark.matches ? "dark" : "light");
})();
