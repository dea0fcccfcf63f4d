/* Pictures to take home: the wish of the menu, the frame the server puts around a drawing, pixels, the file. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const KEPT = "atlas-picture";
    const SIGNATURE = 8; /* bytes at the beginning of a PNG */
    const HEADER = 25; /* bytes of its first chunk */
    const OWN = "own";
    let memory = "";
    let busy = false;

    /* ---------------------------------------------------------------- the wish */
    function kept() {
        try {
            return JSON.parse(window.localStorage.getItem(KEPT) || memory || "{}");
        } catch {
            return JSON.parse(memory || "{}");
        }
    }

    function keep(wish) {
        memory = JSON.stringify(wish);
        try {
            window.localStorage.setItem(KEPT, memory);
        } catch {
            /* a browser that may keep nothing knows it until the page is left */
        }
    }

    /* The language is kept as "own", "other" or "both", for the page may change its language. */
    const choices = (select) => [...select.options].map((option) => option.value);
    const NAMED = {own: 0, other: 1, both: 2};

    function show(menu) {
        const wish = kept();
        menu.querySelectorAll("[data-wish]").forEach((select) => {
            const part = select.dataset.wish;
            const value = part === "languages" ? choices(select)[NAMED[wish[part] || OWN]] : wish[part];
            select.value = choices(select).includes(value) ? value : choices(select)[0];
        });
    }

    function chosen(group) {
        return Object.fromEntries([...group.querySelectorAll("[data-wish]")].map((select) => [select.dataset.wish, select.value]));
    }

    document.addEventListener("toggle", (event) => {
        event.target.matches && event.target.matches(".save-menu[open]") && show(event.target);
    }, true);

    document.addEventListener("change", (event) => {
        const select = event.target.closest && event.target.closest("[data-wish]");
        if (select) {
            const part = select.dataset.wish;
            const value = part === "languages" ? Object.keys(NAMED)[select.selectedIndex] : select.value;
            keep({...kept(), [part]: value});
        }
    });

    /* ---------------------------------------------------------------- the server */
    async function ask(query, body) {
        const more = body === undefined ? {} : {method: "POST", body: JSON.stringify(body)};
        const headers = {"X-Language": document.documentElement.lang, "Content-Type": "application/json"};
        const answer = await fetch("/picture?" + new URLSearchParams(query), {...more, headers});
        if (!answer.ok) {
            const said = await answer.json().catch(() => ({}));
            throw Object.assign(new Error(said.error || ""), {said: said.error});
        }
        return answer;
    }

    /* The finished picture of a wish and what it is called; for pixels it is SVG with its words as outlines. */
    async function framed(wish, format) {
        const query = {page: window.location.href, ...wish};
        const needed = await (await ask(query)).json();
        const drawings = needed.figures.length ? await atlas.picture.drawn(needed.figures) : [];
        const answer = await ask({...query, format}, {drawings});
        return {...needed, blob: await answer.blob()};
    }

    /* ---------------------------------------------------------------- pixels */
    async function pixels({blob, width, height}) {
        const image = new Image();
        image.src = URL.createObjectURL(blob);
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), {width, height});
        canvas.getContext("2d").drawImage(image, 0, 0, width, height);
        URL.revokeObjectURL(image.src);
        const made = await new Promise((done) => canvas.toBlob(done, "image/png"));
        return told(new Uint8Array(await made.arrayBuffer()), facts(await blob.text()));
    }

    /* What the picture says of itself: title, alternative, state. */
    function facts(svg) {
        const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
        const said = (name) => root.getElementsByTagName(name)[0].textContent;
        return {Title: said("title"), Description: said("desc"), Comment: said("metadata"), Software: "Alliance Atlas"};
    }

    function told(png, given) {
        const start = SIGNATURE + HEADER;
        return new Blob([png.slice(0, start), ...Object.entries(given).map(chunk), png.slice(start)], {type: "image/png"});
    }

    /* A chunk of international text: keyword, uncompressed, no language, no translated keyword, the words. */
    function chunk([keyword, words]) {
        const bytes = new TextEncoder();
        const data = [...bytes.encode("iTXt" + keyword), 0, 0, 0, 0, 0, ...bytes.encode(words)];
        const whole = new DataView(new ArrayBuffer(data.length + 8));
        whole.setUint32(0, data.length - 4);
        data.forEach((byte, at) => whole.setUint8(at + 4, byte));
        whole.setUint32(data.length + 4, sum(data));
        return whole.buffer;
    }

    /* The cyclic redundancy check of PNG. */
    function sum(data) {
        let rest = 0xffffffff;
        for (const byte of data) {
            rest ^= byte;
            for (let bit = 0; bit < 8; bit += 1) {
                rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
            }
        }
        return (rest ^ 0xffffffff) >>> 0;
    }

    /* ---------------------------------------------------------------- the file */
    function hand(blob, name) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name;
        link.click();
        window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    async function save(group, format) {
        const {pictureOf: name, working, failed, done} = group.dataset;
        busy = true;
        atlas.tour.toast(working);
        try {
            const found = await framed({name, ...chosen(group)}, format);
            const file = `${found.file}.${format}`;
            hand(format === "png" ? await pixels(found) : found.blob, file);
            atlas.tour.toast(done.replace("{name}", file));
        } catch (trouble) {
            atlas.tour.toast(trouble.said || failed);
        } finally {
            busy = false;
        }
    }

    document.addEventListener("click", (event) => {
        const button = event.target.closest && event.target.closest("[data-draw]");
        if (button && !busy) {
            save(button.closest("[data-picture-of]"), button.dataset.draw);
        }
    });

    atlas.pictureFile = {framed, pixels};
})();
