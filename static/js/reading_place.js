// Where the reader is: marked on the conversation line and in the contents, and told at the window's
// head once the line is out of sight. The address stays as it is.
import { measure } from "./conversation_line.js";

const EYE = 0.3; // of the window's height: where one reads
const drawing = document.querySelector(".conversation-line-drawing");
const bar = document.querySelector(".reading-place");
const title = bar.querySelector(".reading-place-title");
const contents = document.querySelector(".contents");
const chapters = [...document.querySelectorAll(".chapter")];
let current;

function tell(link) {
  if (link === current) return;
  current?.removeAttribute("aria-current");
  current = link;
  if (!link) return;
  link.setAttribute("aria-current", "location");
  title.textContent = link.textContent;
  contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
}

// As far along its stretch of the line as the reader's eye is down the chapter; nowhere before the first.
function draw() {
  const eye = EYE * innerHeight;
  const place = chapters.findLastIndex((chapter) => chapter.getBoundingClientRect().top <= eye);
  const { top, height } = chapters[Math.max(0, place)].getBoundingClientRect();
  const part = Math.min(1, (eye - top) / height);
  const stretch = drawing.querySelectorAll(".conversation-line-chapter")[place];
  const x = stretch ? measure(stretch) + part * measure(stretch, "width") : 100 * part;
  for (const mark of document.querySelectorAll(".conversation-line-here")) {
    mark.toggleAttribute("hidden", place < 0);
    mark.setAttribute("x", `${Math.min(x, 99.8)}%`);
  }
  tell(contents?.querySelectorAll("a")[place]);
  bar.hidden = place < 0 || drawing.getBoundingClientRect().bottom > 0;
}

bar.append(drawing.cloneNode(true));
// A browser reports these once before it paints.
addEventListener("scroll", draw, { passive: true });
addEventListener("resize", draw);
draw();
