/* Paper: before it is printed a page unfolds, its charts and its map are drawn anew to fit, in ink on white; then all is as before. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address} = atlas;
    const WIDTH = 1020; /* of a chart as it is drawn for paper; the sheet scales it */
    const ONE_SHEET = 1350; /* the tallest chart that stands on one sheet */
    const STRIP = 1190; /* of a taller one, about as much goes on each */
    const MARK = 80; /* what is taller than this, as an axis is, may be cut */
    const MARKS = ".main-svg text, .main-svg path";
    const FOLDS = ".workspace details:not([open], .save-menu, .embed-offer)";
    let unfolded = [];
    let added = [];

    function add(after, name, properties) {
        const made = Object.assign(document.createElement("div"), {className: name}, properties);
        after.after(made);
        added.push(made);
        return made;
    }

    /* ---------------------------------------------------------------- colours of paper, whatever the theme */
    function inks() {
        const rules = [...document.styleSheets].filter((sheet) => /10-tokens/.test(sheet.href)).flatMap((sheet) => [...sheet.cssRules]);
        const roots = rules.filter((rule) => rule.selectorText === ":root");
        return (name) => (name === "paper" ? "#ffffff" : roots.map((rule) => rule.style.getPropertyValue("--" + name).trim()).find(Boolean) || "");
    }

    /* ---------------------------------------------------------------- charts */
    /* The library draws at once what it has the faces for; no answer is awaited, for paper does not wait. */
    function chart(holder, colours) {
        const name = holder.dataset.chart;
        if (!window.Plotly || !atlas.charts.figures.get(name)) {
            return;
        }
        const {data, layout} = atlas.charts.wide(name, colours);
        const place = add(holder, "print-plot");
        place.style.width = WIDTH + "px";
        window.Plotly.newPlot(place, data, {...layout, width: WIDTH, autosize: false}, {...atlas.charts.settings(), staticPlot: true});
        const drawn = place.querySelector(".svg-container");
        const marks = layout.height > ONE_SHEET ? placed(place, MARKS) : [];
        const strips = layout.height > ONE_SHEET ? parted(place, layout.height) : [[0, layout.height]];
        const band = axis(place, layout.height);
        const copies = strips.flatMap(([top, bottom], at) => [
            at && band && band.above ? windowed(drawn, marks, band.top, band.bottom) : null,
            windowed(drawn, marks, top, bottom),
            at < strips.length - 1 && band && !band.above ? windowed(drawn, marks, band.top, band.bottom) : null,
        ].filter(Boolean).map((copy, order) => {
            copy.classList.toggle("new-sheet", at > 0 && order === 0);
            return copy;
        }));
        place.style.width = "";
        place.replaceChildren(...copies);
    }

    /* A part of a drawing from a height to another, across its whole width; what stands elsewhere is left out. */
    function windowed(drawn, marks, top, bottom) {
        const copy = drawn.cloneNode(true);
        const copied = [...copy.querySelectorAll(MARKS)];
        marks.forEach((span, at) => span && (span[1] < top - 8 || span[0] > bottom + 8) && copied[at].remove());
        copy.className = "print-strip";
        copy.removeAttribute("style");
        copy.style.setProperty("--wide", WIDTH);
        copy.style.setProperty("--tall", bottom - top);
        copy.querySelectorAll(".main-svg").forEach((svg) => svg.setAttribute("viewBox", `0 ${top} ${WIDTH} ${bottom - top}`));
        return copy;
    }

    /* Where each element of a drawing stands, from its top; null for what has no place, as a clip has none. */
    function placed(place, selector) {
        const {top} = place.getBoundingClientRect();
        return [...place.querySelectorAll(selector)].map((each) => each.getBoundingClientRect())
            .map((box) => (box.width || box.height ? [box.top - top, box.bottom - top] : null));
    }

    const spans = (place, selector) => placed(place, selector).filter(Boolean);

    /* A drawing taller than a sheet is cut where no word and no mark stands: never through a line. */
    function parted(place, height) {
        const kept = spans(place, MARKS).filter(([top, bottom]) => bottom - top < MARK);
        const free = (y) => kept.every(([top, bottom]) => y <= top || y >= bottom);
        const many = Math.ceil(height / STRIP);
        const cuts = [0];
        for (let at = 1; at < many; at += 1) {
            const goal = cuts.at(-1) + (height - cuts.at(-1)) / (many - at + 1);
            const near = [...Array(400).keys()].map((step) => Math.round(goal) + (step % 2 ? step + 1 : -step) / 2);
            cuts.push(near.find((y) => y > cuts.at(-1) + 100 && free(y)) ?? Math.round(goal));
        }
        return cuts.map((top, at) => [top, cuts[at + 1] ?? height]);
    }

    /* The labels of the axis along the top or the foot, to be said again on each sheet. */
    function axis(place, height) {
        const labels = spans(place, "[class*='xaxislayer'] text");
        const above = labels.filter(([, bottom]) => bottom < height / 3);
        const chosen = above.length ? above : labels.filter(([top]) => top > height * 2 / 3);
        return chosen.length ? {
            above: chosen === above,
            top: Math.min(...chosen.map(([top]) => top)) - 3,
            bottom: Math.max(...chosen.map(([, bottom]) => bottom)) + 3,
        } : null;
    }

    /* ---------------------------------------------------------------- the map */
    /* What is printed is what stands there when the handler ends: the drawing is asked for without waiting aside. */
    function drawing() {
        const asked = new XMLHttpRequest();
        asked.open("GET", `/${document.documentElement.lang}/map.svg${address.changed({card: "", table: "", embed: "", present: "", tour: "", step: ""})}`, false);
        try {
            asked.send();
            const drawn = new DOMParser().parseFromString(asked.responseText, "image/svg+xml").documentElement;
            return asked.status === 200 && drawn.localName === "svg" ? drawn : null;
        } catch {
            return null;
        }
    }

    function map() {
        const frame = document.querySelector(".map-frame");
        const drawn = frame && drawing();
        if (drawn) {
            const place = add(frame, "print-map");
            const [, , wide, tall] = drawn.getAttribute("viewBox").split(" ");
            place.style.setProperty("--wide", wide);
            place.style.setProperty("--tall", tall);
            drawn.removeAttribute("width");
            drawn.removeAttribute("height");
            place.append(document.adoptNode(drawn));
            frame.closest(".map").classList.add("on-paper");
        }
    }

    /* ---------------------------------------------------------------- where it can be seen again */
    function place() {
        const day = document.querySelector(".day");
        const foot = document.querySelector(".colophon, .embed-foot");
        if (foot) {
            const search = address.changed(day ? {on: day.textContent, card: address.get("card")} : {});
            add(foot, "print-address", {textContent: window.location.origin + window.location.pathname + search});
        }
    }

    function before() {
        after();
        unfolded = [...document.querySelectorAll(FOLDS)];
        unfolded.forEach((fold) => fold.setAttribute("open", ""));
        const colours = inks();
        const charts = atlas.charts ? atlas.charts.plots() : [];
        charts.forEach((holder) => chart(holder, colours));
        map();
        place();
    }

    function after() {
        unfolded.forEach((fold) => fold.removeAttribute("open"));
        added.forEach((made) => {
            made.remove();
        });
        document.querySelectorAll(".on-paper").forEach((each) => each.classList.remove("on-paper"));
        [unfolded, added] = [[], []];
    }

    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
})();
