// @ts-check
// Recordings, loaded when somebody taps and not before.

// One element for all of them: a phone that let it begin after a tap lets it go on with the next.
const audio = new Audio();
audio.preload = 'none';

/**
 * @param {string[]} sounds addresses, one after the other
 * @param {number} rate
 * @param {() => void} begun
 * @param {(heard: boolean) => void} done at the end, or when one does not come; then perhaps twice
 */
export function play([sound, ...rest], rate, begun, done) {
  audio.onplaying = begun;
  audio.onended = () => (rest.length > 0 ? play(rest, rate, begun, done) : done(true));
  audio.onerror = () => done(false);
  audio.src = sound;
  audio.preservesPitch = true;
  // The default too: a new sound begins with that.
  audio.defaultPlaybackRate = audio.playbackRate = rate;
  audio.play().catch(() => done(false));
}

export function hush() {
  audio.onplaying = audio.onended = audio.onerror = null;
  audio.pause();
}
