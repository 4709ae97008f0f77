// The page around the frames: what to show, what is wrong, and in words what leaves a frame. No text is ever read as markup.
const texts = JSON.parse(document.getElementById('texts').textContent);
const form = document.getElementById('choices');
const [frames, log, coach, problems, figures] = ['frames', 'log', 'coach', 'problems', 'figures'].map((id) => document.getElementById(id));
const dutch = document.documentElement.lang === 'nl';

/** The screen somebody was on, so that a saved file does not send the author back to the start. */
let screen = null;
let state = { themes: [], problems: [], figures: [] };
let words = { shares: {}, screens: {} };
/** What a coach would see: share id → lines. */
let shared = new Map();
let done = false;
/** Counts how often the author began again. */
let turn = 0;

const say = (key, fill = {}) => Object.entries(fill).reduce((text, [name, value]) => text.replace(`{${name}}`, value), texts[key] ?? key);

function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') node.className = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const chosen = () => new FormData(form);
const theme = () => state.themes.find((one) => String(one.number) === chosen().get('theme'));

function choices() {
  const select = form.elements.theme;
  const before = select.value || new URLSearchParams(location.search).get('theme');
  select.replaceChildren(...state.themes.map((one) => el('option', { value: one.number }, `${one.number} – ${one.name}`)));
  if (state.themes.some((one) => String(one.number) === before)) select.value = before;
  const languages = form.elements.language;
  const language = languages.value;
  languages.replaceChildren(...(theme()?.languages ?? []).map((one) => el('option', { value: one }, one)));
  if (theme()?.languages.includes(language)) languages.value = language;
}

function showProblems() {
  const errors = state.problems.filter((problem) => problem.isError).length;
  problems.className = errors > 0 ? 'error' : state.problems.length > 0 ? 'warning' : '';
  document.getElementById('problems-title').textContent = state.problems.length === 0 ? say('problems.none') : say('problems.some', { errors, warnings: state.problems.length - errors });
  document.getElementById('old').hidden = !theme()?.isOld;
  problems.querySelector('ol').replaceChildren(...state.problems.map((problem) => el('li', {},
    el('span', { class: `kind ${problem.isError ? 'error' : ''}` }, say(problem.isError ? 'error' : 'warning')), ' ',
    el('code', {}, `${problem.file}:${Math.max(1, problem.line)}`), ' ', el('span', { lang: dutch ? 'nl' : 'en' }, dutch ? problem.nl : problem.en))));
}

function showFigures() {
  const one = (n) => n.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  figures.replaceChildren(...state.figures.filter((figure) => String(figure.number) === chosen().get('theme')).flatMap((figure) => [
    el('dt', {}, figure.language),
    el('dd', {}, say('figures.line', {
      screens: figure.screens, words: one(figure.wordsAScreen), most: figure.mostWords, fullest: figure.fullestScreen, sentence: one(figure.wordsASentence), longest: figure.longestSentence, hard: figure.hardWords, explained: figure.explainedWords,
    })),
  ]));
}

/** A frame stays where it is and only its address changes, so that focus and scrolling of the page stay. */
function showFrames() {
  const data = chosen();
  const query = new URLSearchParams({ situation: data.get('situation'), language: data.get('language') ?? '', stamp: `${state.stamp}.${turn}` });
  for (const flag of ['rtl', 'large', 'quiet', 'print']) if (data.get(flag)) query.set(flag, '1');
  if (screen) query.set('screen', screen);
  const address = theme() ? `/frame/${theme().number}?${query}` : 'about:blank';
  const widths = data.getAll('width');
  for (const figure of [...frames.children]) if (!widths.includes(figure.dataset.width)) figure.remove();
  widths.forEach((width, i) => {
    let figure = frames.querySelector(`[data-width="${width}"]`);
    if (!figure) {
      figure = el('figure', { 'data-width': width }, el('figcaption', {}, `${width} px`), el('iframe', { class: `w${width}`, title: `${say('frames')}, ${width} px`, loading: 'eager' }));
      frames.insertBefore(figure, frames.children[i] ?? null);
    }
    const frame = figure.querySelector('iframe');
    if (frame.getAttribute('src') !== address) frame.setAttribute('src', address);
  });
}

function begin() {
  shared = new Map();
  done = false;
  log.replaceChildren(el('li', { class: 'nothing' }, say('log.nothing')));
  showCoach();
}

function showCoach() {
  const paired = ['vertrouwelijk', 'werkgever', 'samen'].includes(chosen().get('situation'));
  const lines = paired ? [...(done ? [say('coach.done')] : []), ...[...shared.values()].flat()] : [];
  coach.replaceChildren(...(lines.length > 0 ? lines : [say('coach.nothing')]).map((line) => el('li', {}, line)));
}

const last = (text) => decodeURIComponent(text.split('/').at(-1));
const extension = (statement, name) => Object.entries(statement.context?.extensions ?? {}).find(([iri]) => last(iri) === name)?.[1];
const titleOf = (id) => words.screens[id] ?? id;

/** What one statement says, and what a coach learns of it. */
function told(statement) {
  const verb = last(statement.verb.id);
  const about = statement.context?.statement?.id;
  switch (verb) {
    case 'progressed':
      return say('lrs.progressed', { screen: titleOf(last(statement.object.id)) });
    case 'completed':
      done = true;
      return say('lrs.completed');
    case 'shared': {
      const what = extension(statement, 'what') ?? [];
      const lines = [...(what.includes('topics') ? (extension(statement, 'topics') ?? []).map((topic) => words.shares[topic] ?? topic) : []),
        ...(what.includes('plan') ? [words.shares.plan] : []), ...(what.includes('ask') ? [words.shares.ask.replace('{thema}', theme().number)] : [])];
      shared.set(statement.id, lines);
      return say('lrs.shared', { what: lines.join(' · ') });
    }
    case 'planned': {
      const day = extension(statement, 'look-back-day');
      if (day && shared.has(about)) shared.get(about).push(words.shares.day.replace('{dag}', day));
      return day ? say('lrs.planned.day', { dag: day }) : say('lrs.planned');
    }
    case 'unshared':
      shared.delete(about);
      return say('lrs.unshared');
    default:
      return texts[`lrs.${verb}`] ?? say('lrs.other', { verb: statement.verb.display?.[document.documentElement.lang] ?? verb });
  }
}

/** Message of a frame → lines of words. */
function inWords({ to, method, path, body }) {
  if (to === 'lms') return [say('lms.done')];
  if (to === 'lrs') {
    if (path.includes('/activities/state')) {
      if (body?.screen) screen = body.screen;
      return [say('lrs.bookmark', { screen: titleOf(body?.screen ?? '') })];
    }
    return (Array.isArray(body) ? body : [body]).map(told);
  }
  if (path.endsWith('/keep')) return [say('tool.keep')];
  if (path.includes('/pairing/')) return [say('tool.pair')];
  if (path.includes('/memo')) return [say('tool.memo')];
  if (method === 'GET') return [say('tool.read')];
  if (path.endsWith('/_shares')) return [say('tool.shares')];
  if (path.includes('/answers/')) return [say('tool.answer', { id: last(path) })];
  return [say('tool.other')];
}

function write(message) {
  log.querySelector('.nothing')?.remove();
  for (const line of inWords(message)) {
    log.prepend(el('li', { class: message.to }, el('span', { class: 'to' }, say(`to.${message.to}`)), line,
      el('details', {}, el('summary', {}, say('raw')), el('pre', {}, `${message.method} ${message.path}\n${message.body ? JSON.stringify(message.body, null, 2) : ''}`))));
  }
  showCoach();
}

addEventListener('message', ({ data, origin, source }) => {
  const all = [...frames.querySelectorAll('iframe')];
  const from = all.find((frame) => frame.contentWindow === source);
  // Every frame starts the theme; the one somebody works in is told of, at first the narrowest.
  if (origin !== location.origin || data?.rtw !== 'preview' || !from || from !== (all.includes(document.activeElement) ? document.activeElement : all[0])) return;
  // What a page merely asks for changes nothing and would bury the rest.
  if (data.method !== 'GET') write(data);
});

async function look() {
  state = await (await fetch('/state')).json();
  choices();
  await learnWords();
  showProblems();
  showFigures();
  showFrames();
}

async function learnWords() {
  if (!theme()) return;
  const answer = await fetch(`/words/${theme().number}?language=${chosen().get('language') ?? ''}`);
  if (answer.ok) words = await answer.json();
}

form.addEventListener('change', async ({ target }) => {
  if (target.name === 'theme') { screen = null; choices(); }
  await learnWords();
  if (['theme', 'situation', 'language'].includes(target.name)) begin();
  showProblems();
  showFigures();
  showFrames();
});
document.getElementById('clear').addEventListener('click', () => { begin(); screen = null; turn += 1; showFrames(); });

begin();
const changes = new EventSource('/changes');
changes.addEventListener('message', look);
changes.addEventListener('error', () => { document.getElementById('problems-title').textContent = say('gone'); });
