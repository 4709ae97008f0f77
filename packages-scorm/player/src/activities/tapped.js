// @ts-check
// A finger or a mouse chooses a radio once; the arrow keys pass by others on the way. So only a tap may go on by itself.

/** Whether the last choice on the page was made by finger or mouse. */
export let tapped = false;
addEventListener('click', (event) => { tapped = event.detail > 0; }, true);
