// Where nothing can hover, a tap on a sentence shows its ¶; a tap elsewhere hides it again.
if (matchMedia("(hover: none)").matches) {
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    document.querySelector(".sentence.tapped")?.classList.remove("tapped");
    if (getSelection().isCollapsed) sentence?.classList.add("tapped");
  });
}
