/* A chart as a picture to take away: title, sentence, sources and day inside it, in the faces of the page. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const [WIDTH, HEIGHT, SCALE, EDGE] = [1200, 675, 2, 36];
    const LINES = {title: [28, 34, 700], finding: [17, 24, 400], small: [13, 19, 400]};

    const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    const said = (place) => (place ? place.textContent.trim() : "");

    /* ---------------------------------------------------------------- words */
    function families() {
        const style = window.getComputedStyle(document.querySelector(".page"));
        const head = window.getComputedStyle(document.querySelector(".chart h2"));
        return {text: style.fontFamily, head: head.fontFamily};
    }

    function broken(text, size, weight, family, room) {
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = `${weight} ${size}px ${family}`;
        const language = document.documentElement.lang;
        const pieces = language === "ja" && Intl.Segmenter
            ? [...new Intl.Segmenter("ja", {granularity: "word"}).segment(text)].map((piece) => piece.segment)
            : text.split(/(?<= )/);
        const lines = [""];
        pieces.forEach((piece) => {
            const stays = /^[、。，．）」』・ー：；！？]/.test(piece);
            if (!stays && lines.at(-1) && pen.measureText((lines.at(-1) + piece).trimEnd()).width > room) {
                lines.push("");
            }
            lines[lines.length - 1] += piece;
        });
        return lines.map((line) => line.trim()).filter(Boolean);
    }

    /* Lines of text from a height on: their SVG, and how far down they reach. */
    function block(text, kind, top, family, colour) {
        const [size, step, weight] = LINES[kind];
        const lines = broken(text, size, weight, family, WIDTH - 2 * EDGE);
        const drawn = lines.map((line, at) =>
            `<text x="${EDGE}" y="${top + size + at * step}" font-size="${size}" font-weight="${weight}" font-family="${escaped(family).replace(/"/g, "'")}" fill="${colour}">${escaped(line)}</text>`);
        return [drawn.join(""), top + lines.length * step];
    }

    /* ---------------------------------------------------------------- faces */
    function faceRules() {
        return [...document.styleSheets].flatMap((sheet) => {
            try {
                return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => [rule, sheet.href]);
            } catch {
                return [];
            }
        });
    }

    function holds(range, signs) {
        const parts = (range || "U+0-10FFFF").split(",").map((part) => part.trim().slice(2).split("-"));
        return parts.some(([first, last]) => {
            const [low, high] = [parseInt(first, 16), parseInt(last || first, 16)];
            return signs.some((sign) => sign >= low && sign <= high);
        });
    }

    async function inlined(rule, base) {
        const found = /url\("?([^")]+)"?\)/.exec(rule.cssText);
        const blob = await (await fetch(new URL(found[1], base))).blob();
        const data = await new Promise((done) => {
            const reader = new FileReader();
            reader.onload = () => done(reader.result);
            reader.readAsDataURL(blob);
        });
        return rule.cssText.replace(found[0], `url("${data}")`);
    }

    /* The slices of the page's faces that hold a sign of the picture. */
    async function faces(text, used) {
        const signs = [...new Set(text)].map((sign) => sign.codePointAt(0));
        const rules = faceRules().filter(([rule]) =>
            used.includes(rule.style.getPropertyValue("font-family").replace(/["']/g, "")) &&
            holds(rule.style.getPropertyValue("unicode-range"), signs));
        return (await Promise.all(rules.map(([rule, base]) => inlined(rule, base)))).join("\n");
    }

    /* ---------------------------------------------------------------- the picture */
    async function drawn(name) {
        const frame = atlas.charts.frame(name);
        const colours = atlas.charts.palette();
        const {text, head} = families();
        const top = [];
        let [piece, y] = block(said(frame.querySelector("h2")), "title", EDGE - 8, head, colours("ink"));
        top.push(piece);
        [piece, y] = block(said(frame.querySelector(".finding")), "finding", y + 4, text, colours("ink"));
        top.push(piece);
        [piece, y] = block(said(document.querySelector(".sentence")), "small", y + 4, text, colours("muted"));
        top.push(piece);
        const [foot, footEnd] = block(footLine(frame), "small", 0, text, colours("muted"));
        const figure = atlas.charts.wide(name);
        const height = Math.max(HEIGHT, y + figure.layout.height + footEnd + 40);
        const room = {width: WIDTH - 2 * EDGE, height: height - y - footEnd - 36};
        const Plotly = await atlas.charts.loaded();
        const address = await Plotly.toImage(
            {data: figure.data, layout: {...figure.layout, ...room, autosize: false}}, {format: "svg", ...room});
        const inner = decodeURIComponent(address.slice(address.indexOf(",") + 1)).replace(/<\?xml[^>]*\?>/, "");
        const body = `<rect width="100%" height="100%" fill="${colours("paper")}"/>${top.join("")}` +
            `<g transform="translate(${EDGE},${y + 8})">${inner}</g>` +
            `<g transform="translate(0,${height - footEnd - 18})">${foot}</g>`;
        const styles = await faces(body, `${text},${head}`.replace(/["']/g, ""));
        return {width: WIDTH, height, svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" lang="${document.documentElement.lang}"><style>${styles}</style>${body}</svg>`};
    }

    function footLine(frame) {
        const name = said(document.querySelector(".brand"));
        return [name, said(document.querySelector(".asof")), said(frame.querySelector(".chart-sources"))].filter(Boolean).join(" | ");
    }

    async function rasterised({width, height, svg}) {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), {width: width * SCALE, height: height * SCALE});
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(image.src);
        return new Promise((done) => canvas.toBlob(done, "image/png"));
    }

    async function save(name) {
        const holder = atlas.charts.frame(name).querySelector(".plot");
        if (!atlas.charts.figures.get(name)) {
            return;
        }
        const blob = await rasterised(await drawn(name));
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = holder.dataset.file.replace("DAY", said(document.querySelector(".day")));
        link.click();
        window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    atlas.picture = {save, drawn};
})();
