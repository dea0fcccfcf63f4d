/* The stage: one picture for a room, in large type, without controls. What is shown is the address's; here it is found and made to fit. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address} = atlas;
    const root = document.documentElement;
    const LEAST = 1.5; /* rem: 24 pixels on a screen of 1920 by 1080 */
    const FONT = /font$/;
    let canvas = null;

    const mode = () => ({"": "", speaker: "speaker"})[address.get("present")] ?? "yes";
    const least = () => LEAST * parseFloat(window.getComputedStyle(root).fontSize);
    const workspace = () => document.querySelector(".workspace");

    function debounce(work, wait) {
        let timer = null;
        return function () {
            window.clearTimeout(timer);
            timer = window.setTimeout(work, wait);
        };
    }

    /* ---------------------------------------------------------------- which piece */
    function piece() {
        const name = address.get("present");
        const page = workspace();
        const named = [...page.querySelectorAll("[data-chart], [data-table]")]
            .find((each) => each.dataset.chart === name || each.dataset.table === name);
        const drawn = [...page.querySelectorAll(".plot")].find((each) => atlas.charts && atlas.charts.figures.get(each.dataset.chart));
        return (named && named.closest(".chart")) || document.getElementById(`{"name":"${name}","role":"shown"}`) ||
            page.querySelector(".map") || (drawn && drawn.closest(".chart")) || page.querySelector(".chart") || page.firstElementChild;
    }

    /* The piece and what stands around it; all else on the page steps aside. */
    function mark() {
        document.querySelectorAll("[data-staged]").forEach((each) => delete each.dataset.staged);
        const page = workspace();
        if (mode() !== "yes" || !page) {
            return;
        }
        const shown = piece();
        for (let up = shown; up && up !== page; up = up.parentElement) {
            up.dataset.staged = up === shown ? "it" : "around";
        }
    }

    /* ---------------------------------------------------------------- charts */
    function smallest(value, inFont) {
        if (!value || typeof value !== "object") {
            return Infinity;
        }
        const own = inFont ? [value.size].flat().filter(Number.isFinite) : [];
        return Math.min(...own, ...Object.entries(value).map(([name, each]) => smallest(each, FONT.test(name))));
    }

    /* A chart is drawn as for a narrow screen and then enlarged as a whole, so that its words keep their places. */
    function size(holder, figure) {
        const {style} = holder;
        if (mode() !== "yes") {
            ["width", "transform", "margin-bottom"].forEach((name) => style.removeProperty(name));
            return;
        }
        const scale = Math.max(1, (least() * 1.01) / Math.min(13, smallest(figure.layout), smallest(figure.data)));
        style.width = 100 / scale + "%";
        style.transform = `scale(${scale})`;
        style.marginBottom = figure.layout.height * (scale - 1) + "px";
    }

    /* ---------------------------------------------------------------- the map */
    const framed = new ResizeObserver(debounce(() => mode() === "yes" && map(), 30));

    function map() {
        const cy = atlas.map && atlas.map.cy();
        const holder = document.querySelector(".map-canvas");
        if (!cy || cy.destroyed() || !holder) {
            return;
        }
        if (cy !== canvas) {
            canvas = cy;
            cy.on("add remove", debounce(map, 30));
            new MutationObserver(debounce(map, 30)).observe(holder, {attributeFilter: ["data-fonts"]});
            document.querySelectorAll("#stage, .headline, .map .legend").forEach((each) => framed.observe(each));
        }
        const staged = mode() === "yes" && cy.nodes(".staged").nonempty();
        const height = staged ? tall(cy, holder) + "px" : "";
        if (staged || holder.style.height) {
            holder.style.height = height;
            atlas.map.fit();
        }
        holder.dataset.staged = staged ? "it" : "";
    }

    /* As tall as the room, or as its names need to be read. */
    function tall(cy, holder) {
        const box = cy.elements().boundingBox();
        const label = Math.min(...cy.nodes(".staged").map((node) => node.numericStyle("font-size")));
        const above = holder.getBoundingClientRect().top + window.scrollY;
        const below = document.querySelector(".headline").classList.contains("below") ? document.querySelector(".headline").offsetHeight : 0;
        const legend = document.querySelector(".map .legend");
        const room = window.innerHeight - above - below - (legend ? legend.offsetHeight : 0) - 8;
        const across = (holder.clientWidth - 20) / box.w;
        const zoom = Math.min(across, Math.max((room - 20) / box.h, (least() * 1.01) / label));
        return Math.max(room, Math.ceil(box.h * zoom + 21));
    }

    /* ---------------------------------------------------------------- in step with the address */
    function dress() {
        const now = mode();
        const before = root.dataset.present || "";
        if (now) {
            root.dataset.present = now;
        } else {
            delete root.dataset.present;
        }
        mark();
        if (now !== before) {
            window.scrollTo(0, 0);
        }
        return now !== before;
    }

    /* More of the picture lies below: the foot says so. */
    const below = () => root.scrollHeight - window.innerHeight - window.scrollY > 2 * least();

    function more() {
        root.classList.toggle("more-below", mode() === "yes" && below());
    }

    document.addEventListener("scroll", more, {passive: true});
    new ResizeObserver(more).observe(document.body);

    function follow() {
        const turned = dress();
        atlas.tour && atlas.tour.follow(turned);
        window.requestAnimationFrame(map);
    }

    new MutationObserver(follow).observe(root, {attributeFilter: ["data-shown"]});
    window.addEventListener("resize", debounce(() => {
        if (mode() === "yes") {
            root.dataset.present = "yes"; /* said again: the charts are drawn again */
            map();
        }
    }, 150));

    atlas.stage = {mode, size, least, map, mark, below};
})();
