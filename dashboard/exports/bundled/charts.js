/* The charts of the step that is shown, in the colours of the theme. */
(function () {
    const TOKEN = /^@([a-z-]+)(?:\/(\d{1,3}))?$/;
    const FACES = ["400 13px 'Atlas Sans'", "700 13px 'Atlas Sans'", "400 13px 'Atlas Sans JP'", "700 13px 'Atlas Sans JP'"];
    const SETTINGS = {
        displaylogo: false, displayModeBar: false, showSendToCloud: false, plotlyServerURL: "", responsive: false,
        showTips: false, doubleClick: false, scrollZoom: false,
    };
    const DAYS = [..."日月火水木金土"];
    const MONTHS = Array.from({length: 12}, (_, at) => at + 1 + "月");
    const LOCALES = [
        {
            moduleType: "locale", name: "ja", dictionary: {},
            format: {
                days: DAYS.map((day) => day + "曜日"), shortDays: DAYS, months: MONTHS, shortMonths: MONTHS,
                date: "%Y年%-m月%-d日", year: "%Y年", month: "%Y年%-m月", dayMonth: "%-m月%-d日", dayMonthYear: "%Y年%-m月%-d日",
            },
        },
        {
            moduleType: "locale", name: "en-GB", dictionary: {},
            format: {date: "%-d %B %Y", year: "%Y", month: "%b %Y", dayMonth: "%-d %b", dayMonthYear: "%-d %b %Y"},
        },
    ];
    window.Plotly && window.Plotly.register(LOCALES);

    function colour(name, share) {
        const hex = window.getComputedStyle(bundle.root).getPropertyValue("--" + name).trim();
        if (!hex || share === undefined) {
            return hex;
        }
        const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
        return `rgba(${parts.join(",")},${share / 100})`;
    }

    function coloured(value) {
        if (typeof value === "string") {
            const token = TOKEN.exec(value);
            return (token && colour(token[1], token[2])) || value;
        }
        if (Array.isArray(value)) {
            return value.map(coloured);
        }
        if (value && typeof value === "object") {
            return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, coloured(each)]));
        }
        return value;
    }

    function narrowed(figure) {
        const changes = window.matchMedia("(max-width: 600px)").matches ? figure.layout.meta.narrow : {};
        for (const [path, value] of Object.entries(changes)) {
            const parts = path.split(".");
            const last = parts.pop();
            parts.reduce((inner, part) => (inner[part] = inner[part] || {}), figure)[last] = value;
        }
        return figure;
    }

    async function draw(article) {
        const plots = [...article.querySelectorAll(".plot")];
        if (!plots.length || !window.Plotly) {
            return;
        }
        const figures = bundle.read(article, "figures") || {};
        const text = [...new Set(JSON.stringify(figures))].join("");
        await Promise.allSettled(FACES.map((face) => document.fonts.load(face, text)));
        for (const plot of plots) {
            const raw = figures[plot.dataset.chart];
            plot.hidden = !raw;
            if (!raw || article.hidden) {
                continue;
            }
            const figure = coloured(narrowed(structuredClone(raw)));
            plot.style.height = figure.layout.height + "px";
            const locale = bundle.root.lang === "ja" ? "ja" : "en-GB";
            await window.Plotly.react(plot, figure.data, figure.layout, {...SETTINGS, locale});
            window.Plotly.Plots.resize(plot);
            plot.dataset.drawn = "yes";
        }
    }

    bundle.shown.push(draw);
    new MutationObserver(() => draw(bundle.step()))
        .observe(bundle.root, {attributeFilter: ["data-mantine-color-scheme"]});
    let timer = null;
    window.addEventListener("resize", () => {
        window.clearTimeout(timer);
        timer = window.setTimeout(() => draw(bundle.step()), 150);
    });
})();
