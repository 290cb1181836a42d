// The button in the header: system, light, dark, and round again. Remembered on this device.
const NEXT = { system: "light", light: "dark", dark: "system" };
const root = document.documentElement;
const button = document.querySelector(".theme-switch");
const state = button.querySelector(".theme-switch-state");

function remember(theme) {
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

function show(theme) {
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  state.textContent = theme;
}

button.addEventListener("click", () => {
  const theme = NEXT[root.dataset.theme ?? "system"];
  show(theme);
  remember(theme);
});

show(root.dataset.theme ?? "system");
