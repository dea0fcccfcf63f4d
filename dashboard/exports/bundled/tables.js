/* Tables sort by a press on a heading; what is unknown comes last. */
(function () {
    document.addEventListener("click", (event) => {
        const head = event.target.closest(".table-scroll thead th");
        if (!head || !event.target.closest("button")) {
            return;
        }
        const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        [...head.parentElement.cells].forEach((other) => other.setAttribute("aria-sort", other === head ? way : "none"));
        order(head.closest("table").tBodies[0], head.cellIndex, way === "descending" ? -1 : 1);
    });

    function order(body, column, step) {
        const collator = new Intl.Collator(bundle.root.lang, {numeric: true});
        const value = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
        const place = (row) => Number(row.dataset.place);
        body.append(...[...body.rows].sort((one, other) => {
            const [a, b] = [value(one), value(other)];
            return !a - !b || step * collator.compare(a, b) || place(one) - place(other);
        }));
    }
})();
