/* Slides: what is ordered of the server, the pictures that only a browser can draw, and how far all is. A job outlives the page. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const KEPT = "atlas-slides";
    const LOCK = "atlas-slides-drawing";
    const PAUSE = 700; /* ms between two looks at a job */
    const LARGEST = 1900000; /* bytes of a picture */
    const WIDEST = 2400; /* pixels */
    const PHASES = ["collecting", "drawing", "writing"];
    let timer = null;
    let last = null;
    let note = "";
    let memory = "";
    let tries = 0;

    const menu = () => document.querySelector(".slides-menu");
    const part = (name) => menu().querySelector(`[data-slides="${name}"]`);
    const language = () => document.documentElement.lang;
    const words = (name, given) => JSON.parse(menu().dataset.words)[name].replace(/\{(\w+)\}/g, (_, gap) => (given || {})[gap]);
    const chosen = (name) => [...menu().querySelectorAll(`input[name="slides-${name}"]:checked`)].map((each) => each.value);

    /* ---------------------------------------------------------------- the name of the job */
    function kept() {
        try {
            return window.localStorage.getItem(KEPT) || memory;
        } catch {
            return memory;
        }
    }

    function keep(name) {
        memory = name;
        try {
            name ? window.localStorage.setItem(KEPT, name) : window.localStorage.removeItem(KEPT);
        } catch {
            /* a browser that may keep nothing knows it until the page is left */
        }
    }

    async function ask(path, more) {
        const {headers, ...rest} = more || {};
        const answer = await fetch("/slides" + path, {...rest, headers: {"X-Language": language(), ...headers}});
        if (!answer.ok) {
            const said = await answer.json().catch(() => ({}));
            throw Object.assign(new Error(said.error || words("failed")), {status: answer.status});
        }
        return answer;
    }

    /* ---------------------------------------------------------------- ordering */
    async function make() {
        const [of] = chosen("of");
        const [spoken] = chosen("in");
        const codes = menu().dataset.languages.split(" ");
        const pages = chosen("page");
        if (of === "pages" && !pages.length) {
            tell(words("choose"));
            return;
        }
        const what = ["page", "pages", "own"].includes(of) ? of : "tour";
        const order = {
            what, pages: what === "pages" ? pages : [], tour: what === "tour" ? of : "",
            rows: what === "own" && atlas.own ? atlas.own.written(atlas.own.slides()) : "",
            language: language(), languages: codes.includes(spoken) ? [spoken] : codes,
            path: window.location.pathname, query: window.location.search, place: window.location.href,
        };
        note = "";
        try {
            const answer = await ask("", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(order)});
            keep((await answer.json()).job);
            last = {phase: "collecting", done: 0, all: 0};
            show();
            part("cancel").focus();
            look(0);
        } catch (trouble) {
            tell(trouble.status ? trouble.message : words("offline"));
        }
    }

    async function end(said) {
        const name = kept();
        keep("");
        window.clearTimeout(timer);
        last = null;
        note = said;
        show();
        part("make").focus();
        name && await ask("/" + name, {method: "DELETE"}).catch(() => null);
    }

    /* ---------------------------------------------------------------- following */
    function look(wait) {
        window.clearTimeout(timer);
        timer = window.setTimeout(follow, wait);
    }

    async function follow() {
        const name = kept();
        if (!name || !menu()) {
            return;
        }
        try {
            last = await (await ask("/" + name)).json();
            note = "";
            tries = 0;
        } catch (trouble) {
            if (kept() !== name) {
                return;
            }
            if (trouble.status === 404) {
                keep("");
                last = null;
                note = trouble.message;
            } else {
                tries += 1;
                note = words("offline");
                look(Math.min(PAUSE * 2 ** tries, 15000));
            }
            show();
            return;
        }
        show();
        if (kept() === name && PHASES.includes(last.phase)) {
            last.phase === "drawing" && await alone(() => drawAll(name));
            look(PAUSE);
        }
    }

    /* One window draws, however many look on. */
    function alone(work) {
        return navigator.locks ? navigator.locks.request(LOCK, {ifAvailable: true}, (lock) => lock && work()) : work();
    }

    async function drawAll(name) {
        const wanted = [...(last.missing || [])];
        for (const picture of wanted) {
            if (kept() !== name) {
                return;
            }
            const path = `/${name}/pictures/${picture}`;
            try {
                const need = await (await ask(`/${name}/needs/${picture}`)).json();
                const blob = await drawn(need, last.library).catch(() => new Blob([]));
                await ask(path, {method: "PUT", headers: {"Content-Type": "image/png"}, body: blob});
            } catch (trouble) {
                if (trouble.status === 413) {
                    await ask(path, {method: "PUT", body: new Blob([])}).catch(() => null);
                } else {
                    return;
                }
            }
            last = {...last, missing: last.missing.filter((each) => each !== picture)};
            show();
        }
    }

    /* ---------------------------------------------------------------- drawing */
    let coming = null;
    function library(address) {
        coming = coming || new Promise((done, failed) => {
            const there = document.getElementById("plotly");
            if (window.Plotly) {
                done(window.Plotly);
                return;
            }
            const script = there || Object.assign(document.createElement("script"), {id: "plotly", src: address});
            script.addEventListener("load", () => done(window.Plotly));
            script.addEventListener("error", () => {
                coming = null;
                failed(new Error("library"));
            });
            there || document.head.append(script);
        });
        return coming;
    }

    async function drawn(need, address) {
        const whole = need.figure ? await plotted(need, address) : {svg: need.svg, height: need.height};
        const styled = await withFaces(whole.svg);
        return rasterised(styled, need.width, whole.height, need.height);
    }

    async function plotted(need, address) {
        const Plotly = await library(address);
        const {data, layout} = need.figure;
        await facesOf(JSON.stringify(need.figure));
        const size = {width: need.width, height: layout.height};
        const found = await Plotly.toImage(
            {data, layout: {...layout, ...size, autosize: false, paper_bgcolor: "#ffffff"}}, {format: "svg", ...size});
        return {svg: decodeURIComponent(found.slice(found.indexOf(",") + 1)), height: layout.height};
    }

    function rules() {
        return [...document.styleSheets].flatMap((sheet) => {
            try {
                return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => [rule, sheet.href]);
            } catch {
                return [];
            }
        });
    }

    function facesOf(text) {
        const signs = [...new Set(text)].join("");
        const families = ["Atlas Sans", "Atlas Sans JP"].flatMap((name) => [`400 13px '${name}'`, `700 13px '${name}'`]);
        const wait = new Promise((done) => window.setTimeout(done, 2500));
        return Promise.race([Promise.allSettled(families.map((face) => document.fonts.load(face, signs))), wait]);
    }

    function holds(range, signs) {
        return (range || "U+0-10FFFF").split(",").some((span) => {
            const [low, high] = span.trim().slice(2).split("-").map((each) => parseInt(each, 16));
            return signs.some((sign) => sign >= low && sign <= (high || low));
        });
    }

    const inlined = new Map();
    async function inline(rule, base) {
        const found = /url\("?([^")]+)"?\)/.exec(rule.cssText);
        const address = new URL(found[1], base).href;
        if (!inlined.has(address)) {
            const blob = await (await fetch(address)).blob();
            inlined.set(address, new Promise((done) => {
                const reader = new FileReader();
                reader.onload = () => done(reader.result);
                reader.readAsDataURL(blob);
            }));
        }
        return rule.cssText.replace(found[0], `url("${await inlined.get(address)}")`);
    }

    /* A picture of a picture knows no face of the page: those it uses go into it. */
    async function withFaces(svg) {
        const signs = [...new Set(svg)].map((sign) => sign.codePointAt(0));
        const used = rules().filter(([rule]) =>
            svg.includes(rule.style.getPropertyValue("font-family").replace(/["']/g, "")) && holds(rule.style.getPropertyValue("unicode-range"), signs));
        const styles = (await Promise.all(used.map(([rule, base]) => inline(rule, base)))).join("\n");
        return svg.replace(/^(<\?xml[^>]*\?>)?(\s*<svg[^>]*>)/, `$2<style>${styles}</style>`);
    }

    async function rasterised(svg, width, height, shown) {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
        await image.decode();
        let scale = Math.min(2, WIDEST / width);
        let blob = null;
        do {
            const canvas = Object.assign(document.createElement("canvas"), {width: Math.round(width * scale), height: Math.round(shown * scale)});
            const pen = canvas.getContext("2d");
            pen.fillStyle = "#ffffff";
            pen.fillRect(0, 0, canvas.width, canvas.height);
            pen.drawImage(image, 0, 0, canvas.width, height * scale);
            blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
            scale *= 0.75;
        } while (blob && blob.size > LARGEST && scale > 0.3);
        URL.revokeObjectURL(image.src);
        return blob || new Blob([]);
    }

    /* ---------------------------------------------------------------- showing */
    function tell(said) {
        note = said;
        show();
    }

    /* How far the whole is, in per cent: a third of it each reading, drawing and writing. */
    function share() {
        const at = PHASES.indexOf(last.phase);
        if (at < 0) {
            return last.phase === "done" ? 100 : 0;
        }
        const [done, all] = last.phase === "drawing" ? [last.needs.length - (last.missing || []).length, last.needs.length] : [last.done, last.all];
        return Math.round((at + (all ? done / all : 0)) * 100 / PHASES.length);
    }

    function said() {
        if (note || !last) {
            return note;
        }
        if (last.waiting) {
            return words("waiting");
        }
        if (last.phase === "drawing") {
            return words("drawing", {done: last.needs.length - (last.missing || []).length, all: last.needs.length});
        }
        return words({done: "ready"}[last.phase] || last.phase, {done: last.done, all: last.all || "…"});
    }

    function show() {
        const place = menu();
        if (!place) {
            return;
        }
        const busy = Boolean(last) && PHASES.includes(last.phase);
        const percent = last ? share() : 0;
        const bar = place.querySelector(".slides-bar");
        bar.hidden = !busy;
        bar.setAttribute("aria-valuenow", String(percent));
        bar.firstElementChild.style.width = percent + "%";
        place.querySelector(".slides-badge").textContent = busy ? ` ${percent}%` : last && last.phase === "done" ? " ✓" : "";
        const region = place.querySelector(".slides-said");
        const text = said();
        if (region.textContent !== text) {
            region.textContent = text;
        }
        const done = Boolean(last) && last.phase === "done";
        part("make").disabled = busy;
        part("cancel").hidden = !busy;
        part("discard").hidden = !(last && (done || last.phase === "failed"));
        part("file").hidden = !done;
        if (done) {
            part("file").href = `/slides/${kept()}/file`;
        }
        place.querySelector(".slides-pages").hidden = chosen("of")[0] !== "pages";
    }

    /* The choices: inputs in the places that the page keeps for them. */
    function fill() {
        const tour = atlas.address && atlas.address.get("tour");
        menu().querySelectorAll(".slides-pick").forEach((place) => {
            const name = place.dataset.slidesChoice;
            const input = document.createElement("input");
            input.type = name === "page" ? "checkbox" : "radio";
            input.name = "slides-" + name;
            input.value = place.dataset.value;
            place.replaceWith(input);
        });
        const first = (name, value) => menu().querySelector(`input[name="slides-${name}"][value="${CSS.escape(value)}"]`);
        (tour && first("of", tour) || first("of", "page")).checked = true;
        first("in", language()).checked = true;
        const view = document.querySelector("[data-view]");
        const here = view && first("page", view.dataset.view);
        if (here) {
            here.checked = true;
        }
    }

    function settle() {
        if (!menu()) {
            return;
        }
        if (menu().querySelector(".slides-pick")) {
            fill();
            show();
            kept() && look(0);
        }
    }

    document.addEventListener("change", (event) => {
        event.target.name === "slides-of" && show();
    });

    document.addEventListener("click", (event) => {
        const target = event.target.closest && event.target.closest("[data-slides]");
        const work = target && {make, cancel: () => end(words("cancelled")), discard: () => end("")}[target.dataset.slides];
        work && work();
        const open = document.querySelector(".slides-menu[open]");
        open && !open.contains(event.target) && open.removeAttribute("open");
    });

    document.addEventListener("toggle", (event) => {
        if (!event.target.matches || !event.target.matches(".slides-menu[open]")) {
            return;
        }
        settle();
        const box = event.target.querySelector(".slides-choices");
        box.classList.remove("to-the-right");
        box.classList.toggle("to-the-right", box.getBoundingClientRect().left < 8);
    }, true);

    document.addEventListener("keydown", (event) => {
        const open = document.querySelector(".slides-menu[open]");
        if (event.key === "Escape" && open) {
            event.preventDefault();
            event.stopPropagation();
            const within = open.contains(document.activeElement);
            open.removeAttribute("open");
            within && open.querySelector("summary").focus();
        }
    }, true);

    window.addEventListener("storage", (event) => event.key === KEPT && look(0));
    new MutationObserver(settle).observe(document.documentElement, {attributeFilter: ["data-shown"]});
})();
