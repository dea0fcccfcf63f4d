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

    /* What a reader has opened or shut stays so when the piece is built again. */
    const foldsOf = (holder) => [...holder.querySelectorAll("details")];
    const nameOf = (fold) => (fold.closest("li")?.querySelector("a, .name") || fold.firstElementChild).textContent;

    /* What had the focus, built again: of the same words, or setting the same part of the address. */
    function likeOf(holder, element) {
        return [...holder.querySelectorAll(element.localName)].find((other) =>
            other.textContent === element.textContent || (element.dataset.fill && other.dataset.fill));
    }

    function keepFold(fold, before) {
        fold.dataset.came = String(fold.open);
        const turned = before && before.dataset.came !== String(before.open);
        if (turned && before.dataset.came === fold.dataset.came) {
            fold.open = before.open;
        }
    }

    function unpack() {
        document.querySelectorAll("[data-packed]").forEach((holder) => {
            const said = holder.dataset.packed;
            if (built.get(holder) !== said) {
                built.set(holder, said);
                const before = new Map(foldsOf(holder).map((fold) => [nameOf(fold), fold]));
                const focused = holder.contains(document.activeElement) ? document.activeElement : null;
                const top = holder.querySelector(".table-scroll")?.scrollTop ?? 0;
                holder.replaceChildren(...JSON.parse(said).map(element));
                foldsOf(holder).forEach((fold) => keepFold(fold, before.get(nameOf(fold))));
                focused && likeOf(holder, focused)?.focus({preventScroll: true});
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
