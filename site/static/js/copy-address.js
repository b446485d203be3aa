/**
 * A button that copies an address, where the browser lets it. Without it, the address is marked and
 * copied by hand.
 */
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copies);
    button.nextElementSibling.textContent = button.dataset.copied;
  });
}
