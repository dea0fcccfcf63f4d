/* A chosen value that is cut says itself in full when it is pointed at or reached by keyboard. */

(() => {
    "use strict";

    const say = (event) => {
        const pill = event.target.closest?.(".filters .mantine-Pill-root");
        const label = pill?.querySelector(".mantine-Pill-label");
        if (label && label.title !== label.textContent) {
            label.title = label.textContent;
        }
    };

    document.addEventListener("pointerover", say, {passive: true});
    document.addEventListener("focusin", say);
})();
