/* The address is the state: every gesture in the browser reads it and writes it here, in one place. */
(function () {
    "use strict";

    const ORDER = [
        "country", "sector", "framework", "function", "level", "evidence", "text", "on",
        "mode", "focus", "degrees", "by", "open", "beside", "then", "event", "against", "gone", "card", "table",
        "embed", "present", "tour", "step",
    ];
    const DEFAULTS = {mode: "cooperation", degrees: "1", by: "both"};
    const CHOICES = {mode: ["cooperation", "organisation"], degrees: ["1", "2", "3"], by: ["both", "relations", "channels"]};
    const LISTS = new Set(["country", "sector", "framework", "function", "level", "evidence", "open", "beside", "focus"]);

    /* What was asked last counts before the browser has written it into its address bar. */
    let asked = null;

    function search() {
        if (asked && asked.before !== window.location.search) {
            asked = null;
        }
        return asked ? asked.search : window.location.search;
    }

    window.addEventListener("popstate", () => {
        asked = null;
    });

    function read(given) {
        return new Map(new URLSearchParams(given ?? search()));
    }

    function get(name) {
        const said = read().get(name) ?? "";
        return name in DEFAULTS && !CHOICES[name].includes(said) ? DEFAULTS[name] : said;
    }

    function list(name) {
        return get(name).split(",").filter(Boolean);
    }

    function written(parts) {
        const said = ORDER
            .filter((name) => parts.get(name) && parts.get(name) !== DEFAULTS[name])
            .map((name) => name + "=" + encodeURIComponent(parts.get(name)).replace(/%2C/g, ",").replace(/%7C/g, "|"));
        return said.length ? "?" + said.join("&") : "";
    }

    function changed(changes, search) {
        const parts = read(search);
        for (const [name, value] of Object.entries(changes)) {
            const text = Array.isArray(value) ? value.join(",") : value;
            if (text) {
                parts.set(name, String(text));
            } else {
                parts.delete(name);
            }
        }
        return written(parts);
    }

    function go(changes) {
        const next = changed(changes);
        if (next !== written(read())) {
            asked = {search: next, before: window.location.search};
            window.dash_clientside.set_props("address", {search: next});
        }
    }

    function toggle(name, value) {
        const values = new Set(list(name));
        if (!values.delete(value)) {
            values.add(value);
        }
        go({[name]: [...values]});
    }

    function href(changes) {
        return window.location.pathname + changed(changes);
    }

    const atlas = (window.atlas = window.atlas || {});
    atlas.address = {get, list, read, go, toggle, href, changed, written, LISTS};

    /* A control holds what the server could use of the address: only what a reader changes is written back. */
    const USABLE = {
        on: (said) => (isDay(said) ? said : ""),
        then: (said) => (isDay(said) ? said : ""),
        text: (said) => said.replace(/\s+/g, " ").trim().slice(0, 80).trim(),
    };

    function isDay(said) {
        const day = new Date(said + "T00:00:00Z");
        return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === said;
    }

    function same(field, value, said, options) {
        if (!Array.isArray(value)) {
            return value === (USABLE[field] ? USABLE[field](said) : said);
        }
        const known = new Set((options || []).flatMap((item) => item.items || [item]).map((item) => item.value));
        const usable = new Set(said.split(",").filter((part) => known.has(part)));
        return usable.size === value.length && value.every((part) => usable.has(part));
    }

    /* Controls -> address. The server answers the address; it never has to be asked what a control means. */
    window.dash_clientside = window.dash_clientside || {};
    window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, {
        /* Links of the masthead and controls follow the address: only those that do not yet are touched. */
        led: function (values, links, hrefs, controls, held) {
            const {set_props: set} = window.dash_clientside;
            values.links.forEach((href, at) => href !== hrefs[at] && set(links[at], {href}));
            values.controls.forEach((value, at) => {
                const differs = JSON.stringify(value) !== JSON.stringify(held[at] ?? (Array.isArray(value) ? [] : ""));
                differs && set(controls[at], {value});
            });
        },
        controlsToAddress: function (values, ids, options, search) {
            const said = read(search);
            const changes = {};
            ids.forEach((id, at) => {
                const value = values[at] ?? "";
                if (!same(id.field, value, said.get(id.field) ?? "", options[at])) {
                    changes[id.field] = value;
                }
            });
            return Object.keys(changes).length ? changed(changes, search) : window.dash_clientside.no_update;
        },
    });
})();
