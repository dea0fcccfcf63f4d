"""Whether the words of a page can be read: none cut off, none printed over another, none lost sideways."""

from typing import Any

from playwright.sync_api import Page

# Every run of text with the boxes of its lines, clipped to what scrolls; then what is cut or doubled.
MEASURE = """(within) => {
    const SLACK = 1.5, CLEAR = "rgba(0, 0, 0, 0)";
    const scrolls = (style) => /auto|scroll/.test(style.overflowX + style.overflowY);
    const hides = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
    const isShown = (element) => element.checkVisibility({
        checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true,
    }) && !element.closest(".visually-hidden, .skip, noscript");

    function texts(within) {
        const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.textContent.trim() && isShown(node.parentElement)) {
                found.push(node);
            }
        }
        return found;
    }

    function lines(node) {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    }

    /* What of a text lies outside an ancestor that hides it, or is replaced by dots. */
    function cutBy(node, boxes) {
        for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
            const style = getComputedStyle(up);
            if (scrolls(style)) {
                return null;
            }
            if (!hides(style)) {
                continue;
            }
            const room = up.getBoundingClientRect();
            const out = boxes.some((box) => box.left < room.left - SLACK || box.right > room.right + SLACK
                || box.top < room.top - 3 || box.bottom > room.bottom + 3);
            if (out || (style.textOverflow === "ellipsis" && up.scrollWidth > up.clientWidth + 1)) {
                return up;
            }
        }
        return null;
    }

    function clipped(node, box) {
        let {left, right, top, bottom} = box;
        for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
            if (scrolls(getComputedStyle(up))) {
                const room = up.getBoundingClientRect();
                left = Math.max(left, room.left), right = Math.min(right, room.right);
                top = Math.max(top, room.top), bottom = Math.min(bottom, room.bottom);
            }
        }
        /* Ink stands inside the line box: a little air above and below belongs to no letter. */
        const air = (bottom - top) * 0.18;
        return {left, right, top: top + air, bottom: bottom - air};
    }

    function overlaps(a, b) {
        return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    }

    /* What lies on its own opaque ground above the flow (a heading that sticks, a card) hides; it does not blur. */
    function covering(element) {
        for (let up = element; up && up !== document.body; up = up.parentElement) {
            const style = getComputedStyle(up);
            if (/sticky|fixed|absolute/.test(style.position) && style.backgroundColor !== CLEAR) {
                return up;
            }
        }
        return null;
    }

    function hidden(a, b) {
        const [over, other] = [covering(a.parentElement), covering(b.parentElement)];
        return over !== other && Boolean(over && !over.contains(b) || other && !other.contains(a));
    }

    const said = (node) => node.textContent.trim().slice(0, 60);
    const nodes = texts(within);
    const cut = [];
    const boxes = [];
    for (const node of nodes) {
        const own = lines(node);
        const up = cutBy(node, own);
        if (up) {
            cut.push(`${said(node)} (in ${up.tagName.toLowerCase()}.${up.className})`);
        }
        for (const box of own) {
            const seen = clipped(node, box);
            if (seen.right - seen.left > 1 && seen.bottom - seen.top > 1) {
                boxes.push({node, ...seen});
            }
        }
    }
    boxes.sort((a, b) => a.top - b.top);
    const doubled = new Set();
    boxes.forEach((box, at) => {
        for (let next = at + 1; next < boxes.length && boxes[next].top < box.bottom; next += 1) {
            if (boxes[next].node !== box.node && overlaps(box, boxes[next])
                && !hidden(box.node, boxes[next].node)) {
                doubled.add(`${said(box.node)} / ${said(boxes[next].node)}`);
            }
        }
    });
    /* A placeholder does not make its field scroll: measure the words. */
    const pen = document.createElement("canvas").getContext("2d");
    const fields = [...within.querySelectorAll("input[placeholder]")].filter((field) => {
        const style = getComputedStyle(field, "::placeholder");
        const room = field.clientWidth - parseFloat(getComputedStyle(field).paddingLeft)
            - parseFloat(getComputedStyle(field).paddingRight);
        pen.font = getComputedStyle(field).font;
        return isShown(field) && !field.value && field.placeholder.trim()
            && !/, 0\\)$/.test(style.color) && pen.measureText(field.placeholder).width > room + 1;
    });
    return {
        texts: nodes.length,
        cut: [...cut, ...fields.map((field) => `placeholder ${field.placeholder}`)],
        doubled: [...doubled],
    };
}"""

SIDEWAYS = """() => {
    const wide = document.documentElement.clientWidth;
    const page = document.scrollingElement;
    const out = [...document.querySelectorAll("body *")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && box.right > wide + 1 && element.checkVisibility()
            && getComputedStyle(element).position !== "fixed";
    });
    return page.scrollWidth > wide ? [`${page.scrollWidth} > ${wide}`,
        ...out.slice(0, 5).map((it) => `${it.tagName}.${it.className}`)] : [];
}"""

# Targets that are too small, unless they stand in a sentence or far enough from every other (WCAG 2.5.8).
SMALL = """(least) => {
    const all = [...document.querySelectorAll("a[href], button, input, summary, select, [role=option]")]
        .filter((element) => element.checkVisibility({checkVisibilityCSS: true, checkOpacity: true})
            && element.type !== "hidden" && !element.closest(".visually-hidden, .skip, [inert]"))
        .map((element) => ({element, box: element.getBoundingClientRect()}))
        .filter(({box}) => box.width > 0);
    const isSmall = ({box}) => box.width < least - 0.5 || box.height < least - 0.5;
    const flows = (element) => /^inline/.test(getComputedStyle(element).display);
    const block = (element) => (flows(element) ? block(element.parentElement) : element);
    const inSentence = ({element}) => element.tagName === "A" && flows(element)
        && block(element).textContent.trim() !== element.textContent.trim();
    const middle = ({box}) => [box.x + box.width / 2, box.y + box.height / 2];
    const outside = (at, low, high) => Math.max(low - at, 0, at - high);
    const apart = (one, other) => {
        const [x, y] = middle(one), [u, v] = middle(other);
        return isSmall(other)
            ? Math.hypot(x - u, y - v) >= least
            : Math.hypot(outside(x, other.box.left, other.box.right),
                outside(y, other.box.top, other.box.bottom)) >= least / 2;
    };
    return all.filter((one) => isSmall(one) && !inSentence(one))
        .filter((one) => !all.every((other) => other.element === one.element
            || other.element.contains(one.element) || one.element.contains(other.element)
            || apart(one, other)))
        .map(({element, box}) => `${element.tagName}.${element.className} ${element.textContent.trim()
            .slice(0, 30)} ${box.width.toFixed()}x${box.height.toFixed()} in ${element.parentElement.className}`);
}"""


def illegible(page: Page, root: str = "body") -> dict[str, Any]:
    """What cannot be read within the first visible element of a selector: cut or doubled texts.

    Raises AssertionError where there was no text to look at.
    """
    found: dict[str, Any] = page.locator(root).locator("visible=true").first.evaluate(MEASURE)
    assert found.pop("texts") > 0, root
    return {name: list_ for name, list_ in found.items() if list_}


def sideways(page: Page) -> list[str]:
    """What makes the page wider than its window; empty if it is not."""
    found: list[str] = page.evaluate(SIDEWAYS)
    return found


def small_targets(page: Page, least: int = 24) -> list[str]:
    """What can be pressed but is smaller than `least` CSS pixels; links within a sentence may be."""
    found: list[str] = page.evaluate(SMALL, least)
    return found
