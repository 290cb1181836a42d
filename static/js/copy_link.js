// The copy button beside a permanent address; says aloud what it did.
async function copy(button) {
  const answer = button.closest(".permalink").querySelector("[role=status]");
  const address = new URL(button.dataset.copy, location.href).href;
  answer.textContent = "";
  try {
    await navigator.clipboard.writeText(address);
    answer.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(button.parentElement.querySelector("a"));
    answer.textContent = "Selected: press Ctrl+C or ⌘C to copy";
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button));
}
