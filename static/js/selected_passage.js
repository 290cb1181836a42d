// What a choice of words comes to: the sentences it touches, their address, and the words in it.
// Words are named as app/web/directives.py names them.
const SHORT_WORDS = 10;
const EDGE_WORDS = 5;
const COMMON_WORDS = 3;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

// What a range has of a sentence: nothing where it only touches the space or the ¶ beside it.
function clip(range, words) {
  const part = document.createRange();
  part.selectNodeContents(words);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

// `shown` are the words of a sentence that stand once more, large and alone.
export function listParts(range, sentences, shown) {
  const places = shown && range.intersectsNode(shown.words) ? [shown] : sentences.map((sentence) => ({ sentence, words: sentence }));
  return places
    .filter(({ words }) => range.intersectsNode(words))
    .map((place) => ({ ...place, range: clip(range, place.words) }))
    .filter((part) => part.range.toString().trim());
}

// Where a part begins and ends in its sentence, with the words that it cuts made whole.
function findWords({ words, range }) {
  const read = range.cloneRange();
  read.setStart(words, 0);
  const said = segmenter.segment(words.textContent);
  const first = said.containing(read.toString().length - range.toString().trimStart().length);
  const last = said.containing(read.toString().trimEnd().length - 1);
  return [first.index, last.index + last.segment.length];
}

function splitWords(text) {
  return text.trim().split(/\s+/);
}

// With the signs that part a directive, and those at which programs cut an address off.
function encode(words) {
  return encodeURIComponent(words.join(" ")).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

// The part of an address that has a browser mark the words; empty for whole sentences.
export function writeDirective(parts) {
  const texts = parts.map(({ sentence }) => sentence.textContent);
  const [start] = findWords(parts[0]);
  const [, end] = findWords(parts.at(-1));
  const [before, after] = [texts[0].slice(0, start), texts.at(-1).slice(end)];
  if (!before && !after) return "";
  texts.push(texts.pop().slice(0, end));
  texts[0] = texts[0].slice(start);
  // A browser looks for each edge in one paragraph only.
  const paragraphs = parts.map(({ sentence }) => sentence.parentNode);
  const [first, last] = [paragraphs[0], paragraphs.at(-1)].map((paragraph) =>
    splitWords(texts.filter((_, place) => paragraphs[place] === paragraph).join(" ")),
  );
  const isShort = paragraphs[0] === paragraphs.at(-1) && first.length <= SHORT_WORDS;
  const edges = isShort ? [first] : [first.slice(0, EDGE_WORDS), last.slice(-EDGE_WORDS)];
  const names = edges.map(encode);
  // The same words earlier in the sentence, or the names and links above it, would be marked instead.
  const isRepeated = before.toLowerCase().includes(edges[0].join(" ").toLowerCase());
  const isUnclear = isRepeated || edges[0].length <= COMMON_WORDS;
  if (isUnclear && before) names.unshift(`${encode(splitWords(before).slice(-EDGE_WORDS))}-`);
  else if (isUnclear && isShort) names.push(`-${encode(splitWords(after).slice(0, EDGE_WORDS))}`);
  return `#:~:text=${names.join(",")}`;
}

// For use elsewhere: with the public origin, which the page may know better than we do.
function makeAbsolute(path) {
  return new URL(path, document.querySelector("link[rel=canonical]")?.href ?? location.href).href;
}

export function makePassage(parts) {
  const [first, last] = [parts[0].sentence, parts.at(-1).sentence];
  const address = first.querySelector("a").getAttribute("href");
  const interview = address.slice(0, address.lastIndexOf("/"));
  const ends = first === last ? first.id : `${first.id}..${last.id}`;
  const path = `${interview}/${ends}`;
  const url = makeAbsolute(path);
  return { parts, path, url, link: url + writeDirective(parts), source: `/api/v1${interview}/passages/${ends}` };
}

// The words in each form. Where the server does not know its public origin it gives a path.
export async function fetchQuote(source) {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(answer.statusText);
  const { quote, url } = await answer.json();
  const complete = (text) => text.replace(/[^\s"()]+/g, (word) => (word === url ? makeAbsolute(url) : word));
  return Object.fromEntries(Object.entries(quote).map(([form, text]) => [form, complete(text)]));
}
