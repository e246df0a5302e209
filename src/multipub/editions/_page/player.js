/* The player of a page: plays the article, shows the sentence being spoken, and does what the keyboard asks.

   The page works without it: the sound then has the browser's own controls.  It asks nothing of the network, keeps
   nothing, and sets no key outside itself (WCAG 2.2, 2.1.4): its keys work while the focus is in it. */
"use strict";
(() => {
  const ACTIVE = "-epub-media-overlay-active";
  const RESTART_SECONDS = 1.5; // "back" in the first moments of a sentence goes to the one before
  const STEP_SECONDS = 5; // of the position, with the arrow keys
  const HANDS_OFF_MILLISECONDS = 4000; // after a reader scrolled, the page does not scroll by itself

  const player = document.getElementById("player");
  const sound = document.getElementById("player-sound");
  const part = (name) => document.getElementById("player-" + name);
  const says = (name) => player.dataset[name];
  const phrases = JSON.parse(part("phrases").textContent).map(([id, begin, end, picture]) => ({
    element: document.getElementById(id),
    begin: begin / 1000,
    end: end / 1000,
    picture: Boolean(picture),
  }));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let shown = -1;
  let scrolledByReader = -HANDS_OFF_MILLISECONDS;
  let skipping = false;

  /* ---- the sound: from memory, so that every browser can seek in it ---- */
  const bytes = Uint8Array.from(atob(sound.src.slice(sound.src.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
  sound.src = URL.createObjectURL(new Blob([bytes], { type: "audio/mpeg" }));

  /* ---- which phrase is it ---- */
  const phraseAt = (seconds) => {
    let low = 0;
    let high = phrases.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (phrases[middle].begin <= seconds + 0.005) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const passed = (phrase) => skipping && phrase.picture;

  const neighbour = (from, step) => {
    let place = from + step;
    while (phrases[place] && (passed(phrases[place]) || phrases[place].element === phrases[from].element)) place += step;
    if (!phrases[place]) return -1;
    while (step < 0 && phrases[place - 1] && phrases[place - 1].element === phrases[place].element) place -= 1;
    return place;
  };

  /* ---- showing ---- */
  const clock = (seconds) => {
    const whole = Math.floor(seconds);
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  };

  const bringIntoView = (element) => {
    if (performance.now() - scrolledByReader < HANDS_OFF_MILLISECONDS) return;
    const box = element.getBoundingClientRect();
    const top = player.getBoundingClientRect().bottom > 0 ? player.offsetHeight : 0;
    if (box.top >= top && box.bottom <= window.innerHeight) return;
    element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  };

  const show = (place) => {
    if (place === shown) return;
    if (phrases[shown]) phrases[shown].element.classList.remove(ACTIVE);
    shown = place;
    if (!phrases[place]) return;
    phrases[place].element.classList.add(ACTIVE);
    if (!sound.paused) bringIntoView(phrases[place].element);
  };

  const length = phrases[phrases.length - 1].end;

  const showTime = () => {
    const now = Math.min(sound.currentTime, length);
    part("position").value = String(Math.round(now));
    part("position").setAttribute("aria-valuetext", clock(now) + " / " + clock(length));
    part("time").textContent = clock(now) + " / " + clock(length);
  };

  const follow = () => {
    const place = phraseAt(sound.currentTime);
    if (passed(phrases[place]) && !sound.paused) {
      const next = neighbour(place, 1);
      if (next < 0) sound.pause();
      else sound.currentTime = phrases[next].begin;
      return;
    }
    show(place);
    showTime();
  };

  const keepFollowing = () => {
    follow();
    if (!sound.paused) requestAnimationFrame(keepFollowing);
  };

  const announce = (words) => {
    part("status").textContent = words;
  };

  /* ---- what a reader can ask for ---- */
  const toggle = () => {
    if (sound.paused) sound.play();
    else sound.pause();
  };

  const go = (place) => {
    if (place < 0) return;
    sound.currentTime = phrases[place].begin;
    show(place);
    showTime();
    bringIntoView(phrases[place].element);
  };

  const next = () => go(neighbour(phraseAt(sound.currentTime), 1));

  const previous = () => {
    const place = phraseAt(sound.currentTime);
    const first = phrases.findIndex((one) => one.element === phrases[place].element);
    const inside = sound.currentTime - phrases[first].begin > RESTART_SECONDS;
    go(inside ? first : Math.max(neighbour(first, -1), 0));
  };

  const setSpeed = (option) => {
    if (!option) return;
    part("speed").value = option.value;
    sound.playbackRate = Number(option.value);
    announce(says("speed") + " " + option.textContent);
  };

  const changeSpeed = (step) => setSpeed(part("speed").options[part("speed").selectedIndex + step]);

  const skip = () => {
    skipping = !skipping;
    part("skip").setAttribute("aria-pressed", String(skipping));
    follow();
  };

  const KEYS = { k: toggle, j: previous, l: next, c: skip, "-": () => changeSpeed(-1), "+": () => changeSpeed(1) };
  KEYS["="] = KEYS["+"]; // the same key without Shift

  /* ---- wires ---- */
  player.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = /^[a-z=+-]$/i.test(event.key) ? event.key : event.code.replace("Key", ""); // not every keyboard is Latin
    const action = KEYS[letter.toLowerCase()];
    if (!action || event.target === part("speed")) return;
    event.preventDefault();
    action();
  });
  part("play").addEventListener("click", toggle);
  part("next").addEventListener("click", next);
  part("previous").addEventListener("click", previous);
  part("skip").addEventListener("click", skip);
  part("speed").addEventListener("change", () => setSpeed(part("speed").selectedOptions[0]));
  part("position").addEventListener("input", () => {
    sound.currentTime = Number(part("position").value);
    follow();
  });
  sound.addEventListener("play", () => {
    player.classList.add("playing");
    part("play").setAttribute("aria-label", says("pause"));
    announce(says("playing"));
    keepFollowing();
  });
  sound.addEventListener("pause", () => {
    player.classList.remove("playing");
    part("play").setAttribute("aria-label", says("play"));
    announce(says("paused"));
  });
  sound.addEventListener("ended", () => show(-1));
  sound.addEventListener("timeupdate", () => sound.paused || follow()); // a page in the background draws no frames
  for (const kind of ["wheel", "touchmove"]) {
    window.addEventListener(kind, () => (scrolledByReader = performance.now()), { passive: true });
  }

  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title });
    navigator.mediaSession.setActionHandler("previoustrack", previous);
    navigator.mediaSession.setActionHandler("nexttrack", next);
  }

  part("position").max = String(Math.round(length));
  part("position").step = String(STEP_SECONDS);
  sound.controls = false;
  player.classList.add("ready");
  part("controls").hidden = false;
  showTime();
})();
