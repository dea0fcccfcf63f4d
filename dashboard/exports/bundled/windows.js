/* Two windows of the file in step: the room's, and the speaker's with the note, the next step and a clock. */
"use strict";

(function () {
    const {root} = bundle;
    const PLACE = /^[a-z]{2}\/\d{1,3}$/;
    const began = Date.now();
    let partner = window.opener;
    let heard = "";

    const panel = () => bundle.edition().querySelector(".speaker-panel");
    const two = (number) => String(number).padStart(2, "0");

    /* A file has no origin that could be named: what is told says nothing but a place in the file. */
    function tell() {
        const now = bundle.now();
        const said = `${now.place}|${now.blank}`;
        if (partner && !partner.closed && said !== heard) {
            heard = said;
            partner.postMessage({atlasFile: now}, "*");
        }
    }

    window.addEventListener("message", (event) => {
        const now = event.data && event.data.atlasFile;
        if (!event.source || !now || !PLACE.test(now.place)) {
            return;
        }
        partner = event.source;
        heard = `${now.place}|${Boolean(now.blank)}`;
        const [language, number] = now.place.split("/");
        bundle.show(language, Number(number), true);
        bundle.now().blank !== Boolean(now.blank) && bundle.blank();
    });

    bundle.openSpeaker = () => {
        const file = window.location.href.split("#")[0];
        const opened = window.open(`${file}#${bundle.now().place}/speaker`, "_blank", "popup,width=1000,height=760");
        partner = opened || partner;
        heard = "";
        opened || bundle.say(panel().dataset.refused);
    };

    function clock() {
        const now = new Date();
        const passed = Math.floor((Date.now() - began) / 1000);
        panel().querySelector(".now").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
        panel().querySelector(".passed").textContent = `${Math.floor(passed / 60)}:${two(passed % 60)}`;
    }

    function speak(step) {
        const speaking = root.hasAttribute("data-speaker");
        panel().hidden = !speaking;
        if (speaking) {
            const next = step.nextElementSibling;
            const said = next ? next.querySelector("h1").textContent : panel().dataset.last;
            panel().querySelector(".coming").textContent = said;
            step.querySelectorAll(".note").forEach((note) => (note.open = true));
            clock();
        }
    }

    bundle.shown.push(speak, tell);
    bundle.told = tell;
    window.setInterval(() => root.hasAttribute("data-speaker") && clock(), 1000);
})();
