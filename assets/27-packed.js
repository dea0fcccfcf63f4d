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

    /* The page may put another element in the place of a piece: what was built there last is known by what holds it. */
    const last = new WeakMap();
    const foldsOf = (piece) => [...piece.querySelectorAll("details")];
    const nameOf = (fold) => (fold.closest("li")?.querySelector("a, .name") || fold.firstElementChild).textContent;
    let focused = null;

    document.addEventListener("focusin", (event) => {
        focused = event.target.closest("[data-packed]") ? event.target : null;
    });
    document.addEventListener("scroll", ({target}) => {
        if (target.classList?.contains("table-scroll")) {
            target.dataset.top = target.scrollTop;
        }
    }, true);

    /* What had the focus, built again: of the same words, or setting the same part of the address. */
    function likeOf(holder, element) {
        return [...holder.querySelectorAll(element.localName)].find((other) =>
            other.textContent === element.textContent || (element.dataset.fill && other.dataset.fill));
    }

    /* What a reader has opened or shut stays so when the piece is built again. */
    function keepFold(fold, before) {
        fold.dataset.came = String(fold.open);
        const turned = before && before.dataset.came !== String(before.open);
        if (turned && before.dataset.came === fold.dataset.came) {
            fold.open = before.open;
        }
    }

    function build(holder) {
        const old = document.createDocumentFragment();
        old.append(...(last.get(holder.parentElement)?.childNodes ?? []));
        const before = new Map(foldsOf(old).map((fold) => [nameOf(fold), fold]));
        const had = focused && old.contains(focused) ? focused : null;
        const top = Number(old.querySelector(".table-scroll")?.dataset.top ?? 0);
        holder.replaceChildren(...JSON.parse(holder.dataset.packed).map(element));
        last.set(holder.parentElement, holder);
        foldsOf(holder).forEach((fold) => keepFold(fold, before.get(nameOf(fold))));
        had && likeOf(holder, had)?.focus({preventScroll: true});
        const region = holder.querySelector(".table-scroll");
        if (region) {
            region.scrollTop = top;
            window.atlas.charts.sortAgain();
        }
    }

    function unpack() {
        document.querySelectorAll("[data-packed]").forEach((holder) => {
            if (built.get(holder) !== holder.dataset.packed) {
                built.set(holder, holder.dataset.packed);
                build(holder);
            }
        });
    }

    new MutationObserver(unpack)
        .observe(document.documentElement, {childList: true, subtree: true, attributes: true, attributeFilter: ["data-packed"]});
})();
