// Removes a toast after a while, or when it is clicked.
export function letToastsGo(root) {
  const place = root.querySelector("[data-toasts]");
  for (const toast of place?.children ?? []) {
    toast.addEventListener("click", () => toast.remove());
    setTimeout(() => toast.remove(), 8000);
  }
}
