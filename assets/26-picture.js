/* Charts drawn off screen for pictures: a figure of the server becomes SVG, whether or not it is on the page. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const FAMILIES = ["Atlas Sans", "Atlas Sans JP", "Atlas Sans Beside JP"];
    const WEIGHTS = [400, 700];
    const PATIENCE = 5000; /* ms for typefaces to arrive */
    const LOCALES = {ja: "ja", en: "en-GB"};

    /* Words are measured in the faces they are set in, those of the other language too. */
    function faces(figure) {
        const text = [...new Set(JSON.stringify(figure))].join("");
        const wanted = FAMILIES.flatMap((family) => WEIGHTS.map((weight) => document.fonts.load(`${weight} 13px "${family}"`, text)));
        return Promise.race([Promise.allSettled(wanted), new Promise((done) => window.setTimeout(done, PATIENCE))]);
    }

    async function one({figure, width, height, language}) {
        const Plotly = await atlas.charts.loaded();
        await faces(figure);
        const config = {...atlas.charts.settings(), locale: LOCALES[language]};
        const address = await Plotly.toImage({...figure, config}, {format: "svg", width, height});
        return decodeURIComponent(address.slice(address.indexOf(",") + 1)).replace(/<\?xml[^>]*\?>/, "");
    }

    /* One after another: a chart may be large. */
    async function drawn(figures) {
        const found = [];
        for (const figure of figures) {
            found.push(await one(figure));
        }
        return found;
    }

    atlas.picture = {drawn};
})();
