/* The map of a step: what is pointed at says what it is, what is chosen lights its ties; the list does the same. */
(function () {
    const maps = new WeakMap();
    const STATES = ["lit", "faded", "chosen", "counterpart"];

    function start(article) {
        const root = article.querySelector(".still-map");
        if (!root || maps.has(article)) {
            return;
        }
        const facts = bundle.read(article, "map");
        const svg = root.querySelector("svg");
        const keyed = (name) => new Map([...svg.querySelectorAll(`[data-${name}]`)].map((group) => [group.dataset[name], group]));
        const map = {root, svg, facts, nodes: keyed("node"), ties: keyed("tie"), chosen: "", home: svg.getAttribute("viewBox")};
        maps.set(article, map);
        list(map);
        wear(map, facts.state);
        listen(map);
    }

    /* ---------------------------------------------------------------- choosing */
    function wear(map, state) {
        [...map.nodes, ...map.ties].forEach(([key, group]) => {
            group.classList.remove(...STATES);
            (state[key] || "").split(" ").filter(Boolean).forEach((name) => group.classList.add(name));
        });
    }

    function touching(map, keys) {
        return map.facts.ties.filter((tie) => tie.ends.some((end) => keys.has(end)));
    }

    /* A body and what it meets through the same channels; an unfolded framework stands for what is under it. */
    function around(map, key) {
        const {nodes} = map.facts;
        const own = new Set([key, ...Object.keys(nodes).filter((other) => nodes[other].under === key)]);
        const near = touching(map, own);
        const channels = new Set(near.flatMap((tie) => tie.channels));
        const places = new Set(near.flatMap((tie) => tie.ends).filter((end) => nodes[end].place));
        const shared = touching(map, places).filter((tie) => tie.channels.some((channel) => channels.has(channel)));
        const ties = [...near, ...shared];
        return {near, lit: new Set([...own, ...ties.map((tie) => tie.id), ...ties.flatMap((tie) => tie.ends)])};
    }

    function choose(map, key) {
        const {nodes, ties} = map.facts;
        const again = map.chosen === key;
        map.chosen = again ? "" : key;
        if (!map.chosen) {
            wear(map, map.facts.fixed ? {} : map.facts.state);
            picked(map, []);
            bundle.say(map.facts.words.cleared);
            return;
        }
        const {near, lit} = around(map, key);
        const state = Object.fromEntries([...Object.keys(nodes), ...ties.map((tie) => tie.id)]
            .map((one) => [one, lit.has(one) ? "lit" : "faded"]));
        state[key] = "lit chosen";
        nodes[key].opposite.filter((one) => state[one]).forEach((one) => (state[one] = "lit counterpart"));
        wear(map, state);
        picked(map, near);
        const count = [...lit].filter((one) => nodes[one]).length - 1;
        bundle.say(map.facts.words.chosen.replace("{name}", nodes[key].name).replace("{count}", count));
    }

    /* Nothing is chosen any more; tells whether something was. */
    bundle.clear = (article) => {
        const map = maps.get(article);
        const open = Boolean(map && (map.chosen || !card(map).hidden));
        if (open) {
            card(map).hidden = true;
            map.chosen && choose(map, map.chosen);
        }
        return open;
    };

    /* ---------------------------------------------------------------- the list */
    function element(tag, text, more = {}) {
        const made = document.createElement(tag);
        made.textContent = text;
        Object.entries(more).forEach(([name, value]) => made.setAttribute(name, value));
        return made;
    }

    function list(map) {
        const {nodes} = map.facts;
        const groups = new Map();
        Object.entries(nodes).forEach(([key, node]) => {
            groups.has(node.group) || groups.set(node.group, []);
            groups.get(node.group).push([key, node]);
        });
        const pieces = [...groups].flatMap(([name, members]) => {
            const items = element("ul", "");
            members.forEach(([key, node]) => {
                const item = element("li", "");
                item.append(element("button", node.name, {type: "button", "data-pick": key, "aria-pressed": "false"}));
                item.append(element("span", node.lines.slice(0, 2).join(map.facts.pause)));
                items.append(item);
            });
            return [element("h3", name), items];
        });
        map.root.querySelector(".bodies").append(...pieces);
    }

    function picked(map, near) {
        const {nodes, words} = map.facts;
        const place = map.root.querySelector(".picked");
        map.root.querySelectorAll(".bodies [data-pick]").forEach((button) => {
            button.setAttribute("aria-pressed", String(button.dataset.pick === map.chosen));
        });
        place.replaceChildren();
        if (!map.chosen) {
            return;
        }
        const node = nodes[map.chosen];
        place.append(element("h3", node.name), element("p", node.lines.join(map.facts.pause)));
        const items = element("ul", "");
        near.forEach((tie) => {
            const other = tie.ends.find((end) => end !== map.chosen) || tie.ends[0];
            const item = element("li", "");
            item.append(element("button", nodes[other].name, {type: "button", "data-pick": other}));
            item.append(element("span", tie.says.join(map.facts.pause)));
            items.append(item);
        });
        near.length && place.append(element("h4", words.ties), items);
        const opposite = node.opposite.filter((one) => nodes[one]);
        if (opposite.length) {
            const others = element("ul", "");
            opposite.forEach((one) => {
                const item = element("li", "");
                item.append(element("button", nodes[one].name, {type: "button", "data-pick": one}));
                others.append(item);
            });
            place.append(element("h4", words.counterparts), others);
        }
    }

    /* ---------------------------------------------------------------- hover card */
    const card = (map) => map.root.querySelector(".hovercard");

    function point(map, event) {
        const group = event.target.closest("[data-node], [data-tie]");
        const lines = group ? said(map, group) : [];
        const box = card(map);
        box.hidden = !lines.length;
        if (!lines.length) {
            return;
        }
        box.replaceChildren(...lines.map((text, at) => element(at || !group.dataset.node ? "span" : "strong", text)));
        const room = map.root.querySelector(".map-room").getBoundingClientRect();
        box.style.left = Math.max(4, Math.min(event.clientX - room.left + 14, room.width - box.offsetWidth - 4)) + "px";
        box.style.top = Math.max(4, Math.min(event.clientY - room.top + 14, room.height - box.offsetHeight - 4)) + "px";
    }

    function said(map, group) {
        if (group.dataset.node) {
            const node = map.facts.nodes[group.dataset.node];
            return [node.name, ...node.lines];
        }
        const {says} = map.facts.ties.find((tie) => tie.id === group.dataset.tie);
        return says.length > 6 ? [...says.slice(0, 6), map.facts.words.more.replace("{count}", says.length - 6)] : says;
    }

    /* ---------------------------------------------------------------- zoom */
    function view(map, box) {
        map.svg.setAttribute("viewBox", box.map((value) => Math.round(value * 10) / 10).join(" "));
    }

    const fit = (map) => map.svg.setAttribute("viewBox", map.home);
    const boxOf = (map) => map.svg.getAttribute("viewBox").split(" ").map(Number);

    function zoom(map, factor, at = [0.5, 0.5]) {
        const [x, y, wide, tall] = boxOf(map);
        const home = map.home.split(" ").map(Number);
        const next = Math.min(Math.max(wide / factor, home[2] / 8), home[2]);
        const share = next / wide;
        if (next === home[2]) {
            fit(map);
        } else {
            view(map, [x + wide * (1 - share) * at[0], y + tall * (1 - share) * at[1], next, tall * share]);
        }
    }

    function listen(map) {
        const {svg, root} = map;
        let drag = null;
        root.addEventListener("click", (event) => {
            const button = event.target.closest("[data-pick]");
            const gesture = event.target.closest("[data-map]");
            const group = event.target.closest("[data-node]");
            if (button) {
                choose(map, button.dataset.pick);
            } else if (gesture) {
                ({"zoom-in": () => zoom(map, 1.4), "zoom-out": () => zoom(map, 1 / 1.4), fit: () => fit(map),
                    clear: () => map.chosen && choose(map, map.chosen)})[gesture.dataset.map]();
            } else if (group && !(drag && drag.moved)) {
                choose(map, group.dataset.node);
            } else if (event.target === svg && map.chosen && !(drag && drag.moved)) {
                choose(map, map.chosen);
            }
        });
        svg.addEventListener("pointermove", (event) => (drag && drag.down ? pan(event) : point(map, event)));
        svg.addEventListener("pointerleave", () => (card(map).hidden = true));
        svg.addEventListener("pointerdown", (event) => {
            drag = {down: event.pointerType === "mouse", moved: false, x: event.clientX, y: event.clientY, box: boxOf(map)};
        });
        window.addEventListener("pointerup", () => drag && (drag.down = false));
        svg.addEventListener("wheel", (event) => {
            if (event.ctrlKey || event.metaKey) {
                event.preventDefault();
                const room = svg.getBoundingClientRect();
                const at = [(event.clientX - room.left) / room.width, (event.clientY - room.top) / room.height];
                zoom(map, Math.exp(-event.deltaY / 300), at);
            }
        }, {passive: false});

        function pan(event) {
            const scale = drag.box[2] / svg.getBoundingClientRect().width;
            const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
            drag.moved = drag.moved || Math.hypot(dx, dy) > 4;
            drag.moved && view(map, [drag.box[0] - dx * scale, drag.box[1] - dy * scale, drag.box[2], drag.box[3]]);
        }
    }

    bundle.shown.push(start);
})();
