/* A tour of the reader's own: kept in this browser, changed in a list, taken away as CSV and loaded again. Nothing leaves the machine. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address, tour} = atlas;
    const {made, button, words} = tour;
    const PLACE = "atlas-own-tour";
    const LANGUAGES = ["en", "ja"];
    const TEXTS = ["title", "caption", "note"];
    const COLUMNS = ["id", "tour", "position", "address", ...TEXTS.flatMap((name) => LANGUAGES.map((code) => `${name}_${code}`))];
    const LARGEST = 512; /* kB */
    const RISKY = /^[=+\-@\t\r]/;
    let memory = null;
    let before = null;
    let drawnFor = "";

    const language = () => document.documentElement.lang;

    /* ---------------------------------------------------------------- keeping */
    function slides() {
        if (memory) {
            return memory;
        }
        try {
            const kept = JSON.parse(window.localStorage.getItem(PLACE) || "[]");
            return Array.isArray(kept) ? kept.filter((each) => each && typeof each.address === "string") : [];
        } catch {
            return [];
        }
    }

    function keep(next, undoable) {
        before = undoable ? slides() : before;
        try {
            window.localStorage.setItem(PLACE, JSON.stringify(next));
            memory = null;
            return true;
        } catch {
            memory = next;
            return false;
        }
    }

    window.addEventListener("storage", (event) => event.key === PLACE && draw());

    /* A slide as a tour shows it: its words in the language of the page, or in the other one. */
    function told(slide) {
        const [path, query] = parted(slide.address);
        const parts = address.read(query);
        const present = parts.get("present") || "";
        const langs = {};
        const said = Object.fromEntries(TEXTS.map((name) => {
            const code = [language(), ...LANGUAGES].find((each) => slide[`${name}_${each}`]) || language();
            langs[name] = code === language() ? "" : code;
            return [name, slide[`${name}_${code}`] || ""];
        }));
        return {view: path.slice(1), query: address.changed({present: ""}, query), present, langs, ...said};
    }

    function parted(said) {
        const at = said.indexOf("?");
        return at < 0 ? [said, "?"] : [said.slice(0, at), said.slice(at)];
    }

    /* ---------------------------------------------------------------- this view as a slide */
    function save() {
        const {most, views} = tour.facts();
        const now = slides();
        if (now.length >= most) {
            return words("full", {most});
        }
        const view = window.location.pathname.split("/")[2] || views[0];
        const day = document.querySelector(".day");
        const present = address.get("present");
        const query = address.changed({tour: "", step: "", present: ["1", "speaker"].includes(present) ? "" : present, on: day ? day.textContent : ""});
        const title = document.querySelector(".headline h1").textContent;
        const slide = {address: `/${view}${query}`, [`title_${language()}`]: title};
        const kept = keep([...now, slide], false);
        draw();
        return words("saved", {step: now.length + 1}) + (kept ? "" : " " + words("not-kept"));
    }

    /* ---------------------------------------------------------------- CSV */
    const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
    const harmless = (cell) => (RISKY.test(cell) ? `'${cell}` : cell);

    function written(list) {
        const lines = list.map((slide, at) => {
            const row = {...slide, id: `own-${at + 1}`, tour: tour.facts().own, position: String(at + 1)};
            return COLUMNS.map((name) => quoted(harmless(row[name] || "")));
        });
        return "\ufeff" + [COLUMNS, ...lines].map((cells) => cells.join(",") + "\r\n").join("");
    }

    /* Lines of cells with the number of the line on which each begins. Throws the number of a line whose quotation mark stays open. */
    function cells(text) {
        const rows = [];
        let row = [];
        let cell = "";
        let inside = false;
        let line = 1;
        let first = 1;
        let opened = 1;
        for (let at = 0; at < text.length; at += 1) {
            const sign = text[at];
            line += sign === "\n" ? 1 : 0;
            if (inside) {
                if (sign !== '"') {
                    cell += sign;
                } else if (text[at + 1] === '"') {
                    cell += sign;
                    at += 1;
                } else {
                    inside = false;
                }
            } else if (sign === '"' && !cell) {
                inside = true;
                opened = line;
            } else if (sign === ",") {
                row.push(cell);
                cell = "";
            } else if (sign === "\n" || sign === "\r") {
                if (sign === "\r" && text[at + 1] === "\n") {
                    at += 1;
                    line += 1;
                }
                row.push(cell);
                rows.push({line: first, cells: row});
                [row, cell, first] = [[], "", line];
            } else {
                cell += sign;
            }
        }
        if (inside) {
            throw opened;
        }
        if (cell || row.length) {
            rows.push({line: first, cells: [...row, cell]});
        }
        return rows.filter((each) => each.cells.length > 1 || each.cells[0]);
    }

    /* The slides of a text, or every reason why it holds none. */
    function read(text) {
        let rows = null;
        try {
            rows = cells(text.replace(/^\ufeff/, ""));
        } catch (line) {
            return {problems: [words("bad-quotes", {line})]};
        }
        const header = rows.length ? rows[0].cells.map((name) => name.trim()) : [];
        const problems = headerProblems(header);
        if (problems.length || rows.length < 2) {
            return {problems: problems.length ? problems : [words("bad-none")]};
        }
        const found = rows.slice(1).map(({line, cells: values}) => {
            if (values.length !== header.length) {
                problems.push(words("bad-cells", {line, found: values.length, expected: header.length}));
                return null;
            }
            const slide = Object.fromEntries(header.map((name, at) => [name, values[at].replace(/^'(?=[=+\-@\t\r])/, "").trim()]));
            problems.push(...slideProblems(slide, line));
            return slide;
        });
        problems.push(...tourProblems(found.filter(Boolean)));
        const ordered = problems.length ? [] : found.map((slide, at) => [Number(slide.position) || at + 1, slide]).sort((a, b) => a[0] - b[0]);
        return {problems, slides: ordered.map(([, slide]) => pruned(slide))};
    }

    function pruned(slide) {
        const names = ["address", ...TEXTS.flatMap((name) => LANGUAGES.map((code) => `${name}_${code}`))];
        return Object.fromEntries(names.filter((name) => slide[name]).map((name) => [name, slide[name]]));
    }

    function headerProblems(header) {
        const strange = header.filter((name) => !COLUMNS.includes(name)).map((value) => words("bad-column", {value}));
        const twice = header.filter((name, at) => header.indexOf(name) < at).map((value) => words("bad-twice", {value}));
        const missing = ["address", ...(header.some((name) => name.startsWith("title_")) ? [] : ["title_" + language()])]
            .filter((name) => !header.includes(name)).map((value) => words("bad-missing", {value}));
        return [...strange, ...twice, ...missing];
    }

    function slideProblems(slide, line) {
        const {views, parts} = tour.facts();
        const found = [];
        if (slide.position && !/^\d{1,4}$/.test(slide.position)) {
            found.push(words("bad-position", {line, value: slide.position}));
        }
        if (!LANGUAGES.some((code) => slide[`title_${code}`])) {
            found.push(words("bad-title", {line}));
        }
        const [path, query] = parted(slide.address);
        if (!path.startsWith("/") || !views.includes(path.slice(1))) {
            found.push(words("bad-address", {line, value: slide.address}));
            return found;
        }
        const strange = [...address.read(query).keys()].filter((name) => !parts.includes(name));
        return [...found, ...strange.map((value) => words("bad-part", {line, value}))];
    }

    function tourProblems(found) {
        const {most} = tour.facts();
        const names = new Set(found.map((slide) => slide.tour || ""));
        return [
            ...(names.size > 1 ? [words("bad-tours", {count: names.size})] : []),
            ...(found.length > most ? [words("bad-many", {count: found.length, most})] : []),
        ];
    }

    async function load(file) {
        if (file.size > LARGEST * 1024) {
            return refuse([words("bad-large", {most: LARGEST})]);
        }
        let text = "";
        try {
            text = new TextDecoder("utf-8", {fatal: true}).decode(await file.arrayBuffer());
        } catch {
            return refuse([words("bad-encoding")]);
        }
        const found = read(text);
        if (found.problems.length) {
            return refuse(found.problems);
        }
        keep(found.slides, true);
        draw();
        done(words("loaded", {count: found.slides.length}));
    }

    function download() {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([written(slides())], {type: "text/csv;charset=utf-8"}));
        link.download = "alliance-atlas_tour.csv";
        link.click();
        window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    /* ---------------------------------------------------------------- the list */
    const place = () => document.getElementById("own-slides");

    function done(text) {
        const region = place().querySelector(".own-said");
        region.className = "own-said";
        region.replaceChildren(text, " ", ...(before ? [button(words("undo"), undo, {class: "plain"})] : []));
    }

    function refuse(problems) {
        const region = place().querySelector(".own-said");
        region.className = "own-said wrong";
        region.replaceChildren(words("bad"), made("ul", {}, ...problems.slice(0, 12).map((each) => made("li", {}, each))));
    }

    function undo() {
        keep(before, false);
        before = null;
        draw();
        done(words("undone"));
        place().querySelector("button")?.focus();
    }

    function changed(at, name, value) {
        const now = slides();
        keep(now.map((slide, index) => (index === at ? {...slide, [name]: value} : slide)), false);
    }

    function remove(at) {
        const now = slides();
        const title = told(now[at]).title;
        keep(now.filter((_, index) => index !== at), true);
        draw();
        done(words("removed", {title}));
        place().querySelector(".own-said button").focus();
    }

    function move(at, by) {
        const now = [...slides()];
        const [slide] = now.splice(at, 1);
        now.splice(at + by, 0, slide);
        keep(now, false);
        before = null;
        draw();
        done(words("moved", {title: told(slide).title, step: at + by + 1}));
        const item = place().querySelectorAll(".own-slide")[at + by];
        (item.querySelector(by < 0 ? ".up:not(:disabled)" : ".down:not(:disabled)") || item.querySelector("button:not(:disabled)")).focus();
    }

    function field(slide, at, name, code) {
        const label = name === "note" ? words("note-field") : words(name);
        const input = made(name === "title" ? "input" : "textarea", {rows: name === "title" ? "" : "2", maxlength: "2000", lang: code});
        input.value = slide[`${name}_${code}`] || "";
        input.addEventListener("change", () => changed(at, `${name}_${code}`, input.value.trim()));
        return made("label", {}, made("span", {}, label), input);
    }

    function item(slide, at, many) {
        const {title, view, query, present} = told(slide);
        const other = LANGUAGES.find((code) => code !== language());
        const named = (what) => ({"aria-label": words("of-slide", {what: words(what), step: at + 1, title})});
        return made("li", {class: "own-slide"},
            ...TEXTS.map((name) => field(slide, at, name, language())),
            made("details", {}, made("summary", {}, words("other")), ...TEXTS.map((name) => field(slide, at, name, other))),
            made("p", {class: "own-actions"},
                made("a", {href: `/${language()}/${view}` + address.changed({present: ""}, query), "aria-label": words("of-slide", {what: words("open"), step: at + 1, title}), "data-piece": present}, words("open")), " ",
                button("↑", () => move(at, -1), {class: "up", ...named("up"), ...(at ? {} : {disabled: "disabled"})}),
                button("↓", () => move(at, 1), {class: "down", ...named("down"), ...(at < many - 1 ? {} : {disabled: "disabled"})}),
                button(words("remove"), () => remove(at), named("remove"))));
    }

    function draw() {
        const holder = place();
        if (!holder) {
            drawnFor = "";
            return;
        }
        drawnFor = language();
        const now = slides();
        const file = made("input", {type: "file", accept: ".csv,text/csv", class: "visually-hidden", id: "own-file", tabindex: "-1", "aria-hidden": "true"});
        file.addEventListener("change", () => file.files[0] && load(file.files[0]));
        const first = now.length && told(now[0]);
        const start = first && made("a", {class: "button primary", href: `/${language()}/${first.view}` +
            address.changed({tour: tour.facts().own, step: "1", present: first.present || "1"}, first.query)}, words("present"));
        const clear = button(words("clear"), () => {
            keep([], true);
            draw();
            done(words("cleared"));
            place().querySelector(".own-said button").focus();
        }, {});
        holder.replaceChildren(
            made("p", {class: "own-actions"}, start || "", button(words("load"), () => file.click(), {}), file,
                ...(now.length ? [button(words("download"), download, {}), clear] : [])),
            made("div", {class: "own-said", role: "status"}),
            now.length ? made("ol", {class: "own-list"}, ...now.map((slide, at) => item(slide, at, now.length))) : made("p", {}, words("none")));
    }

    new MutationObserver(() => {
        if (place() && (!place().childElementCount || drawnFor !== language())) {
            draw();
        }
    }).observe(document.documentElement, {attributeFilter: ["data-shown"]});

    atlas.own = {slides, told, save, read, written, keep};
})();
