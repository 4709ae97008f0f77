namespace ReturnToWork.BrowserTests.Player;

/// <summary>Scripts that measure the screen that is shown, each with a list of sentences about what is wrong.</summary>
internal static class ScreenLook
{
    /// <summary>
    /// 1.4.10 no sideways scroll; 2.5.5 targets of at least 48 px; 1.4.4 and 1.4.12 no text cut off; forced colours: buttons keep an edge; 2.3.3 nothing moves under reduced
    /// motion; right to left: the way on stands left of the way back.
    /// </summary>
    public const string Measure = """
        () => {
          const problems = [];
          const name = (one) => `${one.tagName.toLowerCase()}.${one.className} "${(one.textContent || one.value || '').trim().slice(0, 30)}"`;
          const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
          const root = document.documentElement;
          const over = root.scrollWidth - root.clientWidth;
          if (over > 0) {
            const wide = [...document.querySelectorAll('body *')].filter((one) => shown(one) && (one.getBoundingClientRect().right > root.clientWidth + 1 || one.getBoundingClientRect().left < -1) && !one.closest('.skip,.drawings'));
            problems.push(`scrolls sideways by ${over} px: ${wide.slice(0, 3).map(name).join(', ')}`);
          }
          for (const one of document.querySelectorAll('a[href],button:not(:disabled),input:not([type=hidden]),select,textarea,summary')) {
            if (!shown(one) || one.matches('.skip')) continue;
            const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
            if (width < 47.5 || height < 47.5) problems.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${name(one)} in ${name(one.parentElement)}`);
          }
          for (const one of document.querySelectorAll('main:not([hidden]) *')) {
            if (!(one instanceof HTMLElement) || !shown(one) || one.clientHeight < 2 || getComputedStyle(one).overflow === 'visible') continue;
            if (one.matches('input,svg,audio,video')) continue;
            if (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1) problems.push(`cut off: ${name(one)}`);
          }
          if (matchMedia('(forced-colors: active)').matches) {
            for (const one of document.querySelectorAll('button')) if (shown(one) && parseFloat(getComputedStyle(one).borderTopWidth) < 1) problems.push(`no edge: ${name(one)}`);
          }
          if (matchMedia('(prefers-reduced-motion: reduce)').matches && document.getAnimations().length > 0) problems.push('moves');
          const [back, next] = ['.back', '.next'].map((way) => document.querySelector(`main:not([hidden]) .player-nav ${way}`)?.getBoundingClientRect());
          if (back?.width && next?.width && back.top === next.top && (next.left < back.left) !== (getComputedStyle(document.body).direction === 'rtl')) problems.push('the way on stands on the wrong side');
          return problems;
        }
        """;

    /// <summary>1.4.8 (AAA): the longest line of running text, in characters.</summary>
    public const string LongestLine = """
        () => {
          let longest = { length: 0, text: '' };
          for (const block of document.querySelectorAll('main:not([hidden]) section:not([hidden]) :is(p,li,dd,figcaption,legend,summary,output)')) {
            if (!block.checkVisibility()) continue;
            let [top, line] = [-1, ''];
            for (const node of block.childNodes) {
              if (!(node instanceof Text) && !(node instanceof HTMLElement && ['STRONG', 'EM', 'MARK'].includes(node.tagName))) continue;
              const text = node instanceof Text ? node : node.firstChild;
              for (const word of (text?.data ?? '').matchAll(/\S+\s*/g)) {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].trimEnd().length);
                const at = Math.round(range.getClientRects()[0]?.top ?? top);
                line = Math.abs(at - top) < 4 ? line + word[0] : word[0];
                top = at;
                if (line.trim().length > longest.length) longest = { length: line.trim().length, text: line.trim() };
              }
            }
          }
          return `${longest.length} ${longest.text}`;
        }
        """;

    /// <summary>What can have the focus from the top of the page up to the way on, once for a group of radios: keys as <see cref="Focused"/> gives them.</summary>
    public const string Stops = """
        () => {
          const keys = [];
          for (const one of document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]')) {
            if (one.disabled || !one.checkVisibility({ visibilityProperty: true }) || !one.closest('main:not([hidden]) section:not([hidden])')) continue;
            one.dataset.stop = one.type === 'radio' ? `radio ${one.name}` : one.dataset.stop ?? `${keys.length} ${one.tagName} ${(one.textContent || one.value).trim().slice(0, 30)}`;
            if (!keys.includes(one.dataset.stop)) keys.push(one.dataset.stop);
          }
          return keys;
        }
        """;

    /// <summary>The key of what has the focus, and what is wrong with how it shows: 2.4.7, 2.4.11, 2.4.13.</summary>
    public const string Focused = """
        () => {
          const one = document.activeElement;
          const style = getComputedStyle(one);
          const box = one.getBoundingClientRect();
          const wrong = [];
          if (!one.checkVisibility({ visibilityProperty: true })) wrong.push('cannot be seen');
          // The parts of a film's own controls have the focus inside it; the browser draws their ring.
          if (!one.matches('video,audio') && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) wrong.push('has no ring');
          if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) wrong.push('is out of sight');
          const [x, y] = [(Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
          const top = document.elementFromPoint(x, y);
          if (top && !one.contains(top) && !top.contains(one)) wrong.push(`is under ${top.tagName}.${top.className}`);
          return JSON.stringify({ key: one.dataset.stop ?? '', next: one.matches('.player-nav .next'), kind: one.type ?? '', checked: one.checked === true, wrong });
        }
        """;
}
