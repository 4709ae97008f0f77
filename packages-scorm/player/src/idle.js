// @ts-check
// Nobody touched anything for a while: first a warning, then an empty screen. Says when; does neither.

const MINUTE = 60_000;

/**
 * @param {object} outside
 * @param {number} outside.minutes
 * @param {() => number} outside.now milliseconds; a clock that goes on while the machine sleeps
 * @param {(look: () => void, milliseconds: number) => void} outside.later
 * @param {(on: boolean) => void} outside.warn a minute before, or half-way where it is not even two
 * @param {() => void} outside.over once
 */
export function idle({ minutes, now, later, warn, over }) {
  const ahead = Math.min(MINUTE, minutes * MINUTE / 2);
  let last = now();
  let warned = false;
  let ended = false;

  function look() {
    if (ended) return;
    const rest = last + minutes * MINUTE - now();
    const soon = rest <= ahead;
    if (soon !== warned) warn(warned = soon);
    ended = rest <= 0;
    if (ended) over();
    else later(look, soon ? rest : rest - ahead);
  }

  look();
  return {
    /** Somebody is there. */
    here() {
      // A page that wakes up too late must not be opened by the touch that woke it.
      if (now() - last >= minutes * MINUTE) return look();
      last = now();
      if (warned && !ended) warn(warned = false);
    },
    look,
  };
}
