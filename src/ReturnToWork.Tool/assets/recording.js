// @ts-check
// Records one sentence into the form's own file field: what is sent is what was just heard. Without script a file is chosen there.

const longest = 60_000;
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-record]"));
// The first that this browser can make: what most telephones can play comes first.
const type = globalThis.MediaRecorder && ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"].find((one) => MediaRecorder.isTypeSupported(one));
if (form && type && navigator.mediaDevices) begin(form, type);

/** @param {HTMLFormElement} form @param {string} type */
function begin(form, type) {
  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const find = (selector) => /** @type {T} */ (form.querySelector(selector));
  const [start, stop, again, save] = ["[data-start]", "[data-stop]", "[data-again]", "[data-save]"].map((selector) => /** @type {HTMLButtonElement} */ (find(selector)));
  const said = find("[data-said]");
  const play = find("[data-play]");
  const audio = /** @type {HTMLAudioElement} */ (find("[data-play] audio"));
  const field = /** @type {HTMLInputElement} */ (find("input[type=file]"));
  find("[data-recorder]").hidden = false;
  save.hidden = true;
  field.addEventListener("change", () => { save.hidden = !field.files?.length; });
  if (form.dataset.fromSaved) start.focus();

  for (const button of [start, again]) button.addEventListener("click", () => void record());

  async function record() {
    said.textContent = "";
    /** @type {MediaStream} */ let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
    } catch (trouble) {
      said.textContent = said.getAttribute(trouble instanceof DOMException && trouble.name === "NotAllowedError" ? "data-denied" : "data-none");
      return;
    }
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 48_000 });
    /** @type {Blob[]} */ const parts = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.addEventListener("stop", () => {
      clearTimeout(end);
      for (const track of stream.getTracks()) track.stop();
      keep(new File(parts, "sound", { type }));
    }, { once: true });
    const end = setTimeout(() => recorder.stop(), longest);
    stop.onclick = () => recorder.stop();
    recorder.start();
    show(stop);
    said.textContent = said.getAttribute("data-busy");
  }

  /** @param {File} file */
  function keep(file) {
    const files = new DataTransfer();
    files.items.add(file);
    field.files = files.files;
    URL.revokeObjectURL(audio.src);
    audio.src = URL.createObjectURL(file);
    // Heard at once: so somebody hears a noise, or a word that fell off.
    void audio.play().catch(() => {});
    show(save, again);
    said.textContent = said.getAttribute("data-ready");
  }

  /** @param {...HTMLButtonElement} buttons the first takes the focus */
  function show(...buttons) {
    for (const button of [start, stop, again, save]) button.hidden = !buttons.includes(button);
    play.hidden = buttons[0] !== save;
    buttons[0].focus();
  }
}
