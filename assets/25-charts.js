/* Charts in the browser: colours of the theme, drawing what is in view, clicks, tables that sort. What a chart shows is the server's answer. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address} = atlas;
    const NARROW = window.matchMedia("(max-width: 600px)");
    const TOKEN = /^@([a-z-]+)(?:\/(\d{1,3}))?$/;
    const FACES = ["400 13px 'Atlas Sans'", "700 13px 'Atlas Sans'", "400 13px 'Atlas Sans JP'", "700 13px 'Atlas Sans JP'"];
    const SETTINGS = {
        displaylogo: false, displayModeBar: false, showSendToCloud: false, plotlyServerURL: "", responsive: false,
        showTips: false, doubleClick: false, scrollZoom: false,
    };
    const figures = new Map();
    const sorted = new Map();
    const watched = new WeakSet();

    const plots = () => [...document.querySelectorAll(".plot")];

    /* ---------------------------------------------------------------- what to draw */
    /* The library comes with the page, but not before it. */
    let library = null;
    function loaded() {
        library = library || new Promise((done) => {
            const script = document.getElementById("plotly");
            if (window.Plotly || !script) {
                done(window.Plotly);
            } else {
                script.addEventListener("load", () => done(window.Plotly));
            }
        }).then((Plotly) => {
            Plotly && Plotly.register(LOCALES);
            return Plotly;
        });
        return library;
    }

    const LOCALES = [
        {
            moduleType: "locale", name: "ja", dictionary: {},
            format: {
                days: [..."日月火水木金土"].map((day) => day + "曜日"), shortDays: [..."日月火水木金土"],
                months: Array.from({length: 12}, (_, at) => at + 1 + "月"), shortMonths: Array.from({length: 12}, (_, at) => at + 1 + "月"),
                date: "%Y年%-m月%-d日", year: "%Y年", month: "%Y年%-m月", dayMonth: "%-m月%-d日", dayMonthYear: "%Y年%-m月%-d日",
            },
        },
        {
            moduleType: "locale", name: "en-GB", dictionary: {},
            format: {date: "%-d %B %Y", year: "%Y", month: "%b %Y", dayMonth: "%-d %b", dayMonthYear: "%-d %b %Y"},
        },
    ];

    function palette() {
        const style = window.getComputedStyle(document.documentElement);
        const known = new Map();
        return (name) => {
            if (!known.has(name)) {
                known.set(name, style.getPropertyValue("--" + name).trim());
            }
            return known.get(name);
        };
    }

    function shade(hex, share) {
        if (share === undefined) {
            return hex;
        }
        const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
        return `rgba(${parts.join(",")},${share / 100})`;
    }

    function coloured(value, colours) {
        if (typeof value === "string") {
            const token = TOKEN.exec(value);
            const found = token && colours(token[1]);
            return found ? shade(found, token[2]) : value;
        }
        if (Array.isArray(value)) {
            return value.map((each) => coloured(each, colours));
        }
        if (value && typeof value === "object") {
            return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, coloured(each, colours)]));
        }
        return value;
    }

    /* On a phone some values are others: {"layout.margin.l": 80}. */
    function fitted(figure) {
        const changes = NARROW.matches ? figure.layout.meta.narrow : {};
        const copy = structuredClone(figure);
        for (const [path, value] of Object.entries(changes)) {
            const parts = path.split(".");
            const last = parts.pop();
            const place = parts.reduce((inner, part) => (inner[part] = inner[part] || {}), copy);
            place[last] = value;
        }
        return copy;
    }

    function prepared(name) {
        return coloured(fitted(figures.get(name)), palette());
    }

    /* As it is on a wide screen, to be taken away; in the colours of the page unless others are given. */
    function wide(name, colours = palette()) {
        return coloured(structuredClone(figures.get(name)), colours);
    }

    function settings() {
        return {...SETTINGS, locale: document.documentElement.lang === "ja" ? "ja" : "en-GB"};
    }

    /* ---------------------------------------------------------------- drawing */
    const seen = new IntersectionObserver((entries) => {
        entries.forEach((entry) => {
            entry.target.dataset.near = entry.isIntersecting ? "yes" : "";
            entry.isIntersecting && draw(entry.target);
        });
    }, {rootMargin: "150px 0px"});

    const sized = new ResizeObserver(debounce(() => plots().forEach(resize), 60));

    function debounce(work, wait) {
        let timer = null;
        return function () {
            window.clearTimeout(timer);
            timer = window.setTimeout(work, wait);
        };
    }

    function stale(holder) {
        delete holder.dataset.drawn;
        holder.dataset.near && draw(holder);
    }

    async function draw(holder) {
        const name = holder.dataset.chart;
        if (holder.dataset.drawn || !figures.has(name)) {
            return;
        }
        holder.dataset.drawn = "soon";
        if (!figures.get(name)) {
            window.Plotly && window.Plotly.purge(holder);
            holder.hidden = true;
            holder.dataset.drawn = "empty";
            return;
        }
        holder.hidden = false;
        const Plotly = await loaded();
        await facesOf(figures.get(name));
        if (!Plotly || !holder.isConnected || !figures.get(name)) {
            return;
        }
        const figure = prepared(name);
        atlas.stage && atlas.stage.size(holder, figure);
        holder.style.height = figure.layout.height + "px";
        holder.dataset.width = holder.clientWidth;
        await Plotly.react(holder, figure.data, figure.layout, settings());
        listen(holder);
        if (holder.dataset.drawn === "soon") {
            holder.dataset.drawn = "yes";
        }
    }

    function facesOf(figure) {
        const text = [...new Set(JSON.stringify(figure))].join("");
        const faces = document.fonts ? FACES.map((face) => document.fonts.load(face, text)) : [];
        return Promise.race([Promise.allSettled(faces), new Promise((done) => window.setTimeout(done, 2500))]);
    }

    function resize(holder) {
        if (holder.dataset.drawn === "yes" && holder.clientWidth && String(holder.clientWidth) !== holder.dataset.width) {
            holder.dataset.width = holder.clientWidth;
            window.Plotly.Plots.resize(holder);
        }
    }

    function listen(holder) {
        if (holder.dataset.listening) {
            return;
        }
        holder.dataset.listening = "yes";
        holder.on("plotly_click", (event) => chosen(holder, event.points[0]));
        holder.on("plotly_hover", (event) => holder.classList.toggle("points", Boolean(valueOf(event.points[0]))));
        holder.on("plotly_unhover", () => holder.classList.remove("points"));
    }

    function valueOf(point) {
        return point && (Array.isArray(point.customdata) ? point.customdata[0] : point.customdata);
    }

    function chosen(holder, point) {
        const value = valueOf(point);
        if (!value) {
            return;
        }
        if (holder.dataset.sets) {
            const now = address.list(holder.dataset.sets);
            address.go({[holder.dataset.sets]: now.length === 1 && now[0] === value ? "" : [value]});
        } else {
            atlas.opener = frame(holder.dataset.chart).querySelector("[data-table]");
            address.go({card: value});
        }
    }

    /* ---------------------------------------------------------------- answers */
    function arrived(values, ids) {
        ids.forEach((id, at) => {
            if (figures.get(id.name) !== values[at]) {
                figures.set(id.name, values[at] || null);
                plots().filter((holder) => holder.dataset.chart === id.name).forEach(stale);
            }
        });
        watch();
        sortAgain();
    }

    function watch() {
        plots().filter((holder) => !watched.has(holder)).forEach((holder) => {
            watched.add(holder);
            seen.observe(holder);
            sized.observe(holder);
        });
        document.querySelectorAll("[data-table]").forEach((button) => {
            button.setAttribute("aria-expanded", String(address.get("table") === button.dataset.table));
        });
    }

    new MutationObserver(() => plots().forEach(stale))
        .observe(document.documentElement, {attributes: true, attributeFilter: ["data-mantine-color-scheme", "data-present"]});
    NARROW.addEventListener("change", () => plots().forEach(stale));

    /* ---------------------------------------------------------------- the table behind */
    function frame(name) {
        return document.querySelector(`.chart [data-table="${CSS.escape(name)}"]`).closest(".chart");
    }

    document.addEventListener("click", (event) => {
        const button = event.target.closest && event.target.closest("[data-table], .table-scroll thead button");
        if (!button) {
            return;
        }
        if (button.dataset.table) {
            address.go({table: address.get("table") === button.dataset.table ? "" : button.dataset.table});
        } else {
            const head = button.closest("th");
            const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
            sorted.set(head.closest("[data-table-of]").dataset.tableOf, [head.cellIndex, way]);
            sortAgain();
        }
    });

    function sortAgain() {
        document.querySelectorAll("[data-table-of]").forEach((region) => {
            const [column, way] = sorted.get(region.dataset.tableOf) || [-1, ""];
            region.querySelectorAll("thead th").forEach((head) => {
                head.setAttribute("aria-sort", head.cellIndex === column ? way : "none");
            });
            order(region.querySelector("tbody"), column, way);
        });
    }

    /* What is unknown comes last, whichever way the rest is sorted. */
    function compared(one, other, collator, step) {
        return !one - !other || step * collator.compare(one, other);
    }

    function order(body, column, way) {
        const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
        const value = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
        const place = (row) => Number(row.dataset.place);
        const step = way === "descending" ? -1 : 1;
        const rows = [...body.rows].sort((one, other) =>
            (column >= 0 && compared(value(one), value(other), collator, step)) || place(one) - place(other));
        if (rows.some((row, at) => row !== body.rows[at])) {
            body.append(...rows);
        }
    }

    atlas.charts = {loaded, wide, figures, plots, frame, palette, settings, watch, sortAgain};

    window.dash_clientside = window.dash_clientside || {};
    window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, {
        drawingsArrived: function (values, ids) {
            let tries = 0;
            const stand = () => {
                tries += 1;
                if (ids.some((id) => !plots().some((holder) => holder.dataset.chart === id.name)) && tries < 300) {
                    window.requestAnimationFrame(stand);
                } else {
                    arrived(values, ids);
                }
            };
            stand();
            return window.dash_clientside.no_update;
        },
    });
})();
