/* The mirror map in the browser: choosing, lighting, keyboard, hover card. Which nodes exist is the server's answer. */
(function () {
    "use strict";

    const atlas = (window.atlas = window.atlas || {});
    const {address} = atlas;
    let cy = null;
    let here = null;
    let hoverTimer = null;
    let measured = false;
    let reported = null;
    let taps = [];
    let framed = null;
    let stale = true;
    let told = null;

    const words = (key) => (holder() ? JSON.parse(holder().dataset.words)[key] : "");
    const filled = (key, facts) => words(key).replace(/\{(\w+)\}/g, (_, name) => facts[name]);
    const holder = () => document.querySelector(".map-canvas");
    const standing = () => cy.nodes().filter((node) => Boolean(node.data("table")));

    /* Only a canvas that is told nothing about the wheel follows the machine's own; and it then says nothing. */
    delete window.dash_cytoscape.Cytoscape.defaultProps.wheelSensitivity;

    /* Lists travel as lines of one text: the canvas then sees at once what did not change. */
    function several(element, name) {
        return (element.data(name) || "").split("\n").filter(Boolean);
    }

    function instance() {
        const canvas = holder() && holder().querySelector("[class*=cytoscape-container], .__________cytoscape_container");
        return canvas && canvas._cyreg ? canvas._cyreg.cy : null;
    }

    /* ---------------------------------------------------------------- attach */
    function attach() {
        const found = instance();
        if (!found) {
            return;
        }
        if (found !== cy) {
            cy = found;
            here = null;
            stale = true;
            listen();
            restyle();
            fit();
            fontsReady();
        }
        settled();
    }

    const settled = debounce(function () {
        if (!cy || cy.destroyed()) {
            return;
        }
        const unfolded = address.get("open") + "|" + address.get("beside") + "|" + address.get("mode");
        if (unfolded !== framed) {
            framed = unfolded;
            fit();
        }
        const asked = window.location.pathname + window.location.search + narrow();
        if (stale || asked !== told) {
            stale = false;
            told = asked;
            cy.nodes().filter((node) => !node.pannable()).panify(); /* a drag that begins on a node moves the map: nodes themselves stay */
            light();
            keepHere();
            atlas.list && atlas.list.draw(cy);
            describe();
            report();
        }
        holder().dataset.ready = String(cy.nodes().length);
        atlas.answered && atlas.shown();
    }, 0);

    const narrow = () => window.matchMedia("(max-width: 600px)").matches;

    /* Something on the canvas is not as it was when the list was written. */
    function changed() {
        stale = true;
        settled();
    }

    function debounce(work, wait) {
        let timer = null;
        return function () {
            window.clearTimeout(timer);
            timer = window.setTimeout(work, wait);
        };
    }

    function listen() {
        cy.autoungrabify(true);
        cy.boxSelectionEnabled(false);
        cy.on("add remove data", changed);
        cy.on("tap", (event) => (event.target === cy ? clear() : tapped(event)));
        cy.on("onetap", "node", (event) => tappedOnce(event.target));
        cy.on("dbltap", "node", (event) => tappedTwice(event.target));
        cy.on("mouseover", "node", (event) => showCard(event.target));
        cy.on("mouseout", "node", () => hideCard(260));
        cy.on("mouseover", "edge", (event) => showEdge(event.target));
        cy.on("mouseout", "edge", () => hideCard(120));
        cy.on("viewport", () => hideCard(0));
        new ResizeObserver(debounce(refit, 60)).observe(holder());
    }

    /* ---------------------------------------------------------------- view */
    function fit() {
        cy.resize();
        cy.minZoom(1e-6);
        cy.fit(cy.elements(), 10);
        holder().dataset.fitted = "yes";
        cy.minZoom(cy.zoom() * 0.6);
        cy.maxZoom(4);
    }

    function refit() {
        if (cy && !cy.destroyed() && holder() && holder().clientWidth) {
            fit();
        }
    }

    function zoom(factor) {
        cy.zoom({level: cy.zoom() * factor, renderedPosition: {x: cy.width() / 2, y: cy.height() / 2}});
    }

    function scheme() {
        return document.documentElement.dataset.mantineColorScheme === "dark" ? "dark" : "light";
    }

    function restyle() {
        if (!cy || cy.destroyed()) {
            return;
        }
        const sheet = JSON.parse(holder().dataset.sheets)[scheme()];
        if (measured) {
            /* Another family list makes the canvas measure its labels again, now in the loaded faces. */
            sheet.forEach((rule) => {
                if (rule.style["font-family"]) {
                    rule.style["font-family"] += ", system-ui";
                }
            });
        }
        cy.style().fromJson(sheet).update();
    }

    function fontsReady() {
        if (!document.fonts) {
            return;
        }
        const text = standing().map((node) => node.data("label")).join("");
        Promise.allSettled(["400 20px 'Atlas Sans'", "700 20px 'Atlas Sans'", "400 20px 'Atlas Sans JP'", "700 20px 'Atlas Sans JP'"]
            .map((face) => document.fonts.load(face, text)))
            .then(() => {
                measured = true;
                restyle();
                if (holder()) {
                    holder().dataset.fonts = "ready";
                }
            });
    }

    new MutationObserver(restyle).observe(document.documentElement, {attributeFilter: ["data-mantine-color-scheme"]});

    /* ---------------------------------------------------------------- choosing and lighting */
    function chosen() {
        return address.list("focus").map(standIn).filter((node) => node && node.nonempty());
    }

    /* The node of an id, or the one that the body is folded into. */
    function standIn(id) {
        const node = cy.getElementById(id);
        return node.nonempty() ? node : standing().filter((other) => several(other, "members").includes(id))[0];
    }

    function choose(node, more) {
        here = node.id();
        const ids = chosen().map((other) => other.id());
        const id = node.id();
        if (ids.length === 1 && ids[0] === id) {
            return openCard(node);
        }
        address.go({focus: more && ids.length === 1 ? [ids[0], id] : [id]});
    }

    /* A press chooses; a press on what is chosen opens its card, unless it was the first of two that unfold. */
    function tapped(event) {
        const node = event.target;
        if (!node.isNode() || !node.data("table")) {
            return;
        }
        const ids = chosen().map((other) => other.id());
        const before = ids.length === 1 && ids[0] === node.id();
        taps = [taps[1], {id: node.id(), before}];
        if (!before) {
            choose(node, event.originalEvent && event.originalEvent.shiftKey);
        }
    }

    function tappedOnce(node) {
        if (taps[1] && taps[1].id === node.id() && taps[1].before) {
            openCard(node);
        }
    }

    /* The canvas takes two quick presses on two nodes for a double one: they are not. */
    function tappedTwice(node) {
        if (!taps.every((tap) => tap && tap.id === node.id())) {
            return;
        }
        if (node.data("unfolds")) {
            unfold(node);
        } else if (node.data("table")) {
            openCard(node);
        }
    }

    function clear() {
        address.go({focus: ""});
    }

    function openCard(node) {
        if (["families", "countries"].includes(node.data("table"))) {
            return unfold(node);
        }
        atlas.opener = holder();
        address.go({card: node.id()});
    }

    function unfold(node) {
        if (node.data("unfolds")) {
            address.toggle("open", node.id());
        }
    }

    function light() {
        const nodes = chosen();
        const away = found("gone", "gone").length + found("gone", "broken").length > 0;
        if (!nodes.length && !away && !cy.elements(".lit").length) {
            return;
        }
        cy.batch(() => {
            cy.elements().removeClass("faded lit chosen route counterpart gone broken cut");
            markGone();
            if (!nodes.length && !away) {
                return;
            }
            const lit = address.list("focus").length === 2 ? route(nodes) : away ? breaking() : around(nodes[0], Number(address.get("degrees")));
            const all = cy.elements().filter((item) => item.isEdge() || Boolean(item.data("table")));
            all.not(lit).addClass("faded");
            lit.addClass("lit");
            /* Data that change draw everything again: say it once. */
            lit.edges(".visibility-not-visible").filter((edge) => edge.data("says") !== words("notVisible"))
                .forEach((edge) => edge.data("says", words("notVisible")));
            nodes.forEach((node) => node.addClass("chosen"));
            (nodes.length === 1 && !away ? several(nodes[0], "counterparts") : []).forEach((id) => {
                const other = standIn(id);
                other && other.removeClass("faded").addClass("lit counterpart");
            });
        });
    }

    /* Nodes drawn again have lost the mark of the keyboard. */
    function keepHere() {
        if (here && document.activeElement === holder()) {
            cy.getElementById(here).addClass("here");
        }
    }

    const isPlace = (node) => ["frameworks", "channels"].includes(node.data("table"));

    /* A body and what it meets: through the same channel, not merely the same framework. */
    function around(node, degrees) {
        let lit = withChannels(node);
        let frontier = lit;
        for (let step = 0; step < degrees; step += 1) {
            const edges = frontier.connectedEdges();
            let reached = edges.union(edges.connectedNodes());
            if (address.get("mode") === "cooperation") {
                const channels = new Set(edges.map((edge) => several(edge, "channels")).flat());
                const shared = edges.connectedNodes().filter(isPlace).connectedEdges()
                    .filter((edge) => several(edge, "channels").some((key) => channels.has(key)));
                reached = reached.union(shared).union(shared.connectedNodes());
            }
            frontier = reached.nodes().not(lit);
            lit = lit.union(reached);
        }
        return lit;
    }

    /* An unfolded framework stands for the channels that stand under it. */
    function withChannels(node) {
        return cy.collection().union(node).union(cy.nodes().filter((other) => other.data("framework") === node.id()));
    }

    /* What the server found out: the route between two that are chosen, what breaks without a body. */
    function found(kind, name) {
        const part = document.querySelector(`.answer-${kind}`);
        return part ? part.dataset[name].split("\n").filter(Boolean) : [];
    }

    function those(ids) {
        return ids.reduce((all, id) => all.union(cy.getElementById(id)), cy.collection());
    }

    /* The steps of the shortest formal route, as the answer beside the map tells them. */
    function route(ends) {
        return ends.reduce((all, node) => all.union(node), those(found("route", "lit")));
    }

    /* A body thought away, the ties that go with it and their other ends, and who is cut off by that. */
    function breaking() {
        const ties = those(found("gone", "broken"));
        return those(found("gone", "gone")).union(ties).union(ties.connectedNodes()).union(those(found("gone", "cut")));
    }

    function markGone() {
        those(found("gone", "gone")).addClass("gone");
        those(found("gone", "broken")).addClass("broken");
        those(found("gone", "cut")).addClass("cut");
    }

    /* ---------------------------------------------------------------- hover card */
    function cardElement() {
        return document.querySelector(".hovercard");
    }

    function showCard(node) {
        if (!node.data("table")) {
            return;
        }
        const lines = [
            ["strong", node.data("name")],
            ["span", [node.data("kind"), node.data("countryName")].filter(Boolean).join(" · ")],
            ["span", countWords(node)],
            ["span", node.data("doubt")],
            ["span", node.data("unfolds") && node.data("inside") ? filled("unfoldHint", {count: node.data("inside")}) : ""],
        ];
        place(lines, node.renderedBoundingBox({includeLabels: true}), node);
    }

    /* What a tie says: its sentences, or the channels in which a body sits. */
    function sayings(edge) {
        const channels = several(edge, "channels");
        if (!channels.length) {
            return several(edge, "sentences");
        }
        const place = edge.connectedNodes().filter(isPlace)[0];
        const keys = several(place, "keys");
        const names = several(place, "names");
        return channels.map((key) => names[keys.indexOf(key)]).filter(Boolean);
    }

    function showEdge(edge) {
        const said = sayings(edge);
        const lines = said.slice(0, 6).map((text) => ["span", text]);
        if (said.length > 6) {
            lines.push(["span", filled("moreTies", {count: said.length - 6})]);
        }
        if (edge.hasClass("visibility-not-visible")) {
            lines.push(["em", words("notVisible")]);
        }
        place(lines, edge.renderedBoundingBox(), null);
    }

    function place(lines, box, node) {
        const card = cardElement();
        window.clearTimeout(hoverTimer);
        card.replaceChildren(...lines.filter(([, text]) => text).map(([tag, text]) => {
            const line = document.createElement(tag);
            line.textContent = text;
            return line;
        }));
        card.hidden = false;
        const room = holder().getBoundingClientRect();
        const at = node && (node.hasClass("side-left") || node.hasClass("side-right")) ? besideDot(node, card) : below(box, card, room);
        card.style.left = Math.max(4, Math.min(at.left, room.width - card.offsetWidth - 4)) + "px";
        card.style.top = Math.max(4, Math.min(at.top, room.height - card.offsetHeight - 4)) + "px";
    }

    /* Beside the dot of a body, over the lines, so that no name is covered. */
    function besideDot(node, card) {
        const {x, y} = node.renderedPosition();
        const gap = node.renderedWidth() / 2 + 10;
        return {left: node.hasClass("side-left") ? x + gap : x - gap - card.offsetWidth, top: y - card.offsetHeight / 2};
    }

    function below(box, card, room) {
        const fits = box.y2 + 8 + card.offsetHeight < room.height;
        return {left: (box.x1 + box.x2 - card.offsetWidth) / 2, top: fits ? box.y2 + 8 : box.y1 - card.offsetHeight - 8};
    }

    function hideCard(wait) {
        window.clearTimeout(hoverTimer);
        hoverTimer = window.setTimeout(() => {
            const card = cardElement();
            if (card && !card.matches(":hover")) {
                card.hidden = true;
            }
        }, wait);
    }

    /* "1 channel", "2 channels": the two forms stand in the texts of either language. */
    function counted(key, count) {
        return filled(count === 1 ? key : key + "s", {count});
    }

    function countWords(node) {
        return counted(isPlace(node) ? "seat" : address.get("mode") === "cooperation" ? "channel" : "tie", node.data("seats"));
    }

    /* ---------------------------------------------------------------- keyboard and announcements */
    function describe() {
        const canvas = holder();
        canvas.setAttribute("aria-label", filled("summary", {
            bodies: standing().filter(".body").length,
            ties: cy.edges().length,
        }));
    }

    /* What a choice, or its end, has done to the picture; nothing of what was there when the page came. */
    const names = (keys) => keys.map((key) => cy.getElementById(key)).filter((node) => node.nonempty())
        .map((node) => node.data("name"));

    function report() {
        const now = {focus: address.get("focus"), by: address.get("by"), gone: address.get("gone"), degrees: address.get("degrees"), mode: address.get("mode"), open: address.list("open")};
        const before = reported;
        reported = now;
        if (!before) {
            return;
        }
        const opened = now.open.filter((key) => !before.open.includes(key));
        const shut = before.open.filter((key) => !now.open.includes(key));
        if (opened.length + shut.length) {
            const [name] = names(opened.length ? opened : shut);
            name && announce(filled(opened.length ? "saidUnfolded" : "saidFolded", {name}));
        } else if (now.gone !== before.gone) {
            announce(found("gone", "said").join("") || choice());
        } else if (now.focus !== before.focus || (now.focus && now.by !== before.by) || (now.focus && (now.degrees !== before.degrees || now.mode !== before.mode))) {
            announce(choice());
        }
    }

    function choice() {
        const nodes = chosen();
        const between = cy.nodes(".lit").length - nodes.length;
        if (!nodes.length) {
            return words("saidCleared");
        }
        const way = found("route", "said").join("");
        const [name, other] = nodes.map((node) => node.data("name"));
        if (!other && !way) {
            return filled("saidChosen", {name, count: between});
        }
        return way || filled("saidNoRoute", {name, other});
    }

    function announce(text) {
        const region = document.getElementById("announcer");
        if (region) {
            region.textContent = text;
        }
    }

    function move(node) {
        if (!node || node.empty()) {
            return;
        }
        cy.nodes(".here").removeClass("here");
        here = node.id();
        node.addClass("here");
        const box = node.renderedBoundingBox();
        if (box.x1 < 0 || box.y1 < 0 || box.x2 > cy.width() || box.y2 > cy.height()) {
            cy.center(node);
        }
        showCard(node);
        announce([node.data("name"), node.data("kind"), node.data("countryName"), countWords(node), node.data("doubt")]
            .filter(Boolean).join(words("pause")));
    }

    function current() {
        const node = here && cy.getElementById(here);
        if (node && node.nonempty()) {
            return node;
        }
        const first = chosen()[0];
        return first || standing().sort((a, b) => a.position("x") - b.position("x") || a.position("y") - b.position("y"))[0];
    }

    function vertical(node, sign) {
        const column = standing()
            .filter((other) => Math.abs(other.position("x") - node.position("x")) < 5)
            .sort((a, b) => a.position("y") - b.position("y"));
        const at = column.toArray().findIndex((other) => other.same(node));
        return column[at + sign];
    }

    function sideways(node, sign) {
        const others = standing().filter((other) => (other.position("x") - node.position("x")) * sign > 5);
        const tied = others.intersection(node.openNeighborhood());
        const pool = tied.nonempty() ? tied : others;
        return pool.sort((a, b) =>
            Math.abs(a.position("x") - node.position("x")) - Math.abs(b.position("x") - node.position("x")) ||
            Math.abs(a.position("y") - node.position("y")) - Math.abs(b.position("y") - node.position("y")))[0];
    }

    const KEYS = {
        ArrowUp: () => move(vertical(current(), -1)),
        ArrowDown: () => move(vertical(current(), 1)),
        ArrowLeft: () => move(sideways(current(), -1)),
        ArrowRight: () => move(sideways(current(), 1)),
        Home: () => move(standing().max((node) => node.data("seats") || 0).ele),
        Enter: (event) => choose(current(), event.shiftKey),
        " ": (event) => choose(current(), event.shiftKey),
        o: () => unfold(current()),
        f: () => fitted(),
        "0": () => fitted(),
        "+": () => zoom(1.25),
        "-": () => zoom(0.8),
        "1": () => address.go({degrees: "1"}),
        "2": () => address.go({degrees: "2"}),
        "3": () => address.go({degrees: "3"}),
        Escape: () => escape(),
    };

    function fitted() {
        fit();
        announce(words("saidFitted"));
    }

    function shutHoverCard() {
        const card = cardElement();
        const open = Boolean(card && !card.hidden);
        if (open) {
            card.hidden = true;
        }
        return open;
    }

    /* One step back: the hover card, then the open card, then the choice. */
    function escape() {
        if (shutHoverCard()) {
            return;
        }
        if (address.get("card")) {
            address.go({card: ""});
            return;
        }
        clear();
    }

    function pressed(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || !cy || !KEYS[event.key]) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        KEYS[event.key](event);
    }

    document.addEventListener("keydown", (event) => {
        if (event.target === holder()) {
            pressed(event);
        } else if (event.key === "Escape" && shutHoverCard()) {
            event.preventDefault();
        }
    });
    document.addEventListener("mouseout", (event) => {
        if (event.target.closest && event.target.closest(".hovercard, .map-canvas") && !holder().contains(event.relatedTarget)) {
            hideCard(260);
        }
    });
    document.addEventListener("focusin", (event) => {
        if (event.target === holder() && cy && event.target.matches(":focus-visible")) {
            move(current());
        }
    });
    document.addEventListener("focusout", (event) => {
        if (event.target === holder() && cy && !cy.destroyed()) {
            cy.nodes(".here").removeClass("here");
            hideCard(0);
        }
    });

    atlas.map = {attach, fit, zoom, settled, choose, clear, unfold, openCard, standing, cy: () => cy, words, filled, countWords, counted, around, isPlace, sayings};

    /* The canvas is mounted a moment after its page; wait for it, then follow the address. */
    function arrive(tries = 0) {
        if (!holder()) {
            return;
        }
        attach();
        if (!instance() && tries < 300) {
            window.requestAnimationFrame(() => arrive(tries + 1));
        }
    }
    atlas.map.arrive = () => arrive();
})();
