/* Long tables arrive as one text, [tag, attributes, children] within each other, and are built here. */
(function () {
    "use strict";

    const built = new WeakMap();

    function element(said) {
        if (typeof said === "string") {
            return document.createTextNode(said);
        }
        const [tag, attributes, children] = said;
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
            made.setAttribute(name, value);
        }
        made.append(...children.map(element));
        return made;
    }

    function unpack() {
        document.querySelectorAll("[data-packed]").forEach((holder) => {
            const said = holder.dataset.packed;
            if (built.get(holder) !== said) {
                built.set(holder, said);
                const top = holder.querySelector(".table-scroll")?.scrollTop ?? 0;
                holder.replaceChildren(...JSON.parse(said).map(element));
                const region = holder.querySelector(".table-scroll");
                if (region) {
                    region.scrollTop = top;
                    window.atlas.charts.sortAgain();
                }
            }
        });
    }

    new MutationObserver(unpack)
        .observe(document.documentElement, {childList: true, subtree: true, attributes: true, attributeFilter: ["data-packed"]});
})();
