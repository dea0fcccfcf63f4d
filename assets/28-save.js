/* The menus "Save": one is open at a time, on the side where there is room; a choice, Escape or a click elsewhere shuts it. */
(function () {
    "use strict";

    const opened = () => document.querySelectorAll(".save-menu[open]");
    const menuOf = (element) => element.closest && element.closest(".save-menu");

    function shut(menu) {
        menu.removeAttribute("open");
    }

    document.addEventListener("toggle", (event) => {
        const menu = event.target;
        if (!menu.matches || !menu.matches(".save-menu[open]")) {
            return;
        }
        opened().forEach((other) => other !== menu && shut(other));
        const choices = menu.querySelector(".save-choices");
        menu.classList.remove("to-the-right");
        menu.classList.toggle("to-the-right", choices.getBoundingClientRect().left < 8);
        choices.lastElementChild.scrollIntoView({block: "nearest"});
    }, true);

    document.addEventListener("click", (event) => {
        const inside = menuOf(event.target);
        const chosen = inside && event.target.closest(".save-choices button");
        opened().forEach((menu) => {
            if (menu !== inside || chosen) {
                shut(menu);
            }
        });
        if (chosen) {
            inside.querySelector("summary").focus({preventScroll: true});
        }
    });

    document.addEventListener("keydown", (event) => {
        const [menu] = opened();
        if (event.key === "Escape" && menu) {
            event.preventDefault();
            event.stopPropagation();
            const within = menu.contains(document.activeElement);
            shut(menu);
            within && menu.querySelector("summary").focus();
        }
    }, true);
})();
