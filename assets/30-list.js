/* The same nodes and ties as the canvas, as a list: everything the map does, without a mouse. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address} = atlas;
    let shown = "";
    const NARROW = window.matchMedia("(max-width: 600px)");

    function element(tag, attributes, ...children) {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes || {})) {
            if (value !== null && value !== undefined && value !== false) {
                made.setAttribute(name, value === true ? "" : String(value));
            }
        }
        made.append(...children.filter((child) => child !== null && child !== undefined));
        return made;
    }

    function groups(cy) {
        const lanes = cy.nodes(".lane-name").toArray()
            .sort((a, b) => a.position("y") - b.position("y"))
            .map((lane) => [lane.id().slice("lane-name:".length), lane.data("name")]);
        const nodes = atlas.map.standing().toArray();
        const found = lanes.map(([id, name]) => ({id, name, nodes: nodes.filter((node) => node.data("lane") === id)}));
        found.push({
            id: "frameworks", name: atlas.map.words("frameworks"),
            nodes: nodes.filter((node) => ["frameworks", "channels"].includes(node.data("table"))),
        });
        found.push({
            id: "abroad", name: atlas.map.words("abroad"),
            nodes: nodes.filter((node) => node.data("table") !== "frameworks" && node.data("table") !== "channels" && !node.data("lane")),
        });
        return found.filter((group) => group.nodes.length);
    }

    function byPlace(a, b) {
        return a.position("y") - b.position("y") || a.position("x") - b.position("x");
    }

    function draw(cy) {
        const holder = document.querySelector(".list");
        if (!holder) {
            return;
        }
        const focused = holder.contains(document.activeElement) ? like(document.activeElement) : "";
        const lanes = (selector) => new Set([...holder.querySelectorAll(selector)].map((item) => item.dataset.lane));
        const before = {open: lanes("details[open]"), shut: lanes("details:not([open])"), first: !holder.querySelector("details")};
        const chosen = address.list("focus");
        holder.replaceChildren(...groups(cy).map((group, at) => section(group, chosen, isOpen(group, at, chosen, before))));
        rove(holder);
        const now = chosen.join();
        if (now !== shown && !focused) {
            const row = holder.querySelector('[aria-pressed="true"]');
            row && bringIntoView(row.closest("li"));
        }
        shown = now;
        if (focused) {
            const again = holder.querySelector(focused) || holder.querySelector("[aria-pressed=true]") || holder.querySelector("button.body");
            again && again.focus();
        }
    }

    /* The list scrolls to the chosen row where it scrolls by itself; the page stays where it is. */
    function bringIntoView(row) {
        const room = row.closest(".side-list");
        const above = row.getBoundingClientRect().top - room.getBoundingClientRect().top - row.closest("details").firstElementChild.offsetHeight;
        const below = row.getBoundingClientRect().bottom - room.getBoundingClientRect().bottom;
        room.scrollTop += above < 0 ? above : Math.max(0, Math.min(above, below));
    }

    /* What to look for in the list drawn again: the same row's button, link or tie; the same lane. */
    function like(element) {
        const row = element.closest("[data-id]");
        if (!row) {
            const lane = element.closest("[data-lane]");
            return lane ? `[data-lane="${CSS.escape(lane.dataset.lane)}"] > summary` : "";
        }
        const within = `[data-id="${CSS.escape(row.dataset.id)}"]`;
        const {choose, toggle} = element.dataset;
        const own = choose ? `[data-choose="${CSS.escape(choose)}"]` : toggle ? "[data-toggle]" : element.matches(".open-card") ? ".open-card" : "";
        return own ? `${within} .detail ${own}` : `${within} > .body`;
    }

    /* On a narrow page one lane at a time, else all but those a reader has shut; always that of the chosen body. */
    function isOpen(group, at, chosen, before) {
        if (group.nodes.some((node) => chosen.includes(node.id()))) {
            return true;
        }
        if (!NARROW.matches) {
            return !before.shut.has(group.id);
        }
        return before.first ? at === 0 : before.open.has(group.id);
    }

    function section(group, chosen, opened) {
        const heading = element("h3", {class: "lane"}, group.name, " ", element("span", {class: "count"}, String(group.nodes.length)));
        return element("details", {open: opened, "data-lane": group.id, name: NARROW.matches ? "lane" : null},
            element("summary", {}, heading),
            element("ul", {class: "bodies"}, ...group.nodes.sort(byPlace).map((node) => item(node, chosen))));
    }

    function item(node, chosen) {
        const pressed = chosen.includes(node.id());
        const kinds = ["unknown-start", "possibly"].filter((kind) => node.hasClass("doubt-" + kind));
        const said = element("button", {
            type: "button", class: "body " + node.classes().filter((name) => /^(colour|shape|side|form)-|^(context|hollow|quiet|channel|framework|gone|cut)$/.test(name)).join(" "),
            "aria-pressed": String(pressed),
        },
        element("span", {class: "dot", "aria-hidden": "true"}),
        element("span", {class: "name"}, node.data("label")),
        node.data("countryName") ? element("span", {class: "visually-hidden"}, atlas.map.words("pause") + node.data("countryName")) : null,
        node.data("seats") && node.data("lane") !== "" ? element("span", {class: "count", title: atlas.map.countWords(node)}, String(node.data("seats"))) : null,
        kinds.length ? element("span", {class: kinds[0] === "possibly" ? "possibly" : "unknown"}, node.data("doubt")) : null);
        return element("li", {"data-id": node.id()}, said, pressed ? detail(node) : null);
    }

    function detail(node) {
        const words = atlas.map.words;
        const canOpen = !["families", "countries"].includes(node.data("table"));
        return element("div", {class: "detail"},
            element("p", {class: "what"}, [node.data("name") !== node.data("label") ? node.data("name") : "", node.data("kind"), node.data("countryName"), atlas.map.countWords(node)].filter(Boolean).join(words("pause"))),
            element("p", {class: "actions"},
                canOpen ? element("a", {class: "open-card", href: address.href({card: node.id()})}, words("details")) : null,
                node.data("unfolds") ? element("button", {type: "button", "data-toggle": "open=" + node.id(), "aria-pressed": String(address.list("open").includes(node.id()))}, words(address.list("open").includes(node.id()) ? "fold" : "unfold")) : null,
                node.data("table") === "entities" ? element("a", {href: address.href({gone: node.id(), card: ""})}, words("whatIf")) : null),
            routeTo(node),
            element("ul", {class: "ties"}, ...node.connectedEdges().toArray()
                .sort((a, b) => b.data("weight") - a.data("weight"))
                .map((edge) => tie(node, edge))));
    }

    /* The other end of a route, chosen from everything that stands on the map. */
    function routeTo(node) {
        const options = groups(node.cy()).map((group) => element("optgroup", {label: group.name},
            ...group.nodes.sort(byPlace).filter((other) => !other.same(node))
                .map((other) => element("option", {value: other.id()}, [other.data("label"), other.data("countryName")].filter(Boolean).join(atlas.map.words("pause"))))));
        const words = atlas.map.words("routeTo");
        return element("select", {class: "route-to", "aria-label": words, "data-from": node.id()}, element("option", {value: ""}, words), ...options);
    }

    function tie(node, edge) {
        const other = edge.connectedNodes().not(node)[0];
        const kind = edge.data("kind") === "seat"
            ? atlas.map.counted("channel", edge.data("weight"))
            : atlas.map.sayings(edge).join(atlas.map.words("pause"));
        return element("li", {class: edge.classes().filter((name) => /^(colour|tie|visibility)-|^context$/.test(name)).join(" ")},
            element("button", {type: "button", class: "go", "data-choose": other.id()}, other.data("label")),
            " ", element("span", {class: "how"}, kind),
            edge.hasClass("visibility-not-visible") ? element("span", {class: "not-visible"}, atlas.map.words("notVisible")) : null);
    }

    function rove(holder) {
        const buttons = [...holder.querySelectorAll("button.body")];
        const pressed = holder.querySelector("button.body[aria-pressed=true]");
        buttons.forEach((button, at) => {
            button.tabIndex = pressed ? (button === pressed ? 0 : -1) : at === 0 ? 0 : -1;
        });
    }

    document.addEventListener("click", (event) => {
        const body = event.target.closest(".list button.body");
        const other = event.target.closest(".list [data-choose]");
        const cy = atlas.map && atlas.map.cy();
        if (!cy) {
            return;
        }
        if (body) {
            const id = body.closest("[data-id]").dataset.id;
            const now = address.list("focus");
            address.go({focus: now.length === 1 && now[0] === id ? "" : event.shiftKey && now.length === 1 ? [now[0], id] : [id]});
        } else if (other) {
            address.go({focus: other.dataset.choose});
        }
    });

    document.addEventListener("change", (event) => {
        const choice = event.target.closest && event.target.closest(".list .route-to");
        if (choice && choice.value) {
            address.go({focus: [choice.dataset.from, choice.value]});
        }
    });

    document.addEventListener("keydown", (event) => {
        const button = event.target.closest && event.target.closest(".list button.body");
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (!button || !(step || event.key === "Home" || event.key === "End")) {
            return;
        }
        event.preventDefault();
        const buttons = [...document.querySelectorAll(".list details[open] button.body")];
        const at = buttons.indexOf(button);
        const next = event.key === "Home" ? buttons[0] : event.key === "End" ? buttons[buttons.length - 1] : buttons[at + step];
        if (next) {
            buttons.forEach((other) => {
                other.tabIndex = other === next ? 0 : -1;
            });
            next.focus();
        }
    });

    document.addEventListener("mouseover", (event) => hover(event, true));
    document.addEventListener("mouseout", (event) => hover(event, false));
    function hover(event, on) {
        const row = event.target.closest && event.target.closest(".list [data-id]");
        const cy = atlas.map && atlas.map.cy();
        if (row && cy && !cy.destroyed()) {
            cy.getElementById(row.dataset.id).toggleClass("here", on);
        }
    }

    NARROW.addEventListener("change", () => atlas.map && atlas.map.settled());

    atlas.list = {draw};
})();
