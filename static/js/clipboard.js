// Copying: as text, or as HTML whose source is the text for editors that take no HTML.
export const BY_HAND = "Selected: press Ctrl+C or ⌘C to copy";

export async function copyText(text) {
  await navigator.clipboard.writeText(text);
}

export async function copyHtml(html) {
  const forms = ["text/html", "text/plain"].map((type) => [type, new Blob([html], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))]);
}
