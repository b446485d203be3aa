/**
 * What a person sends from the page editor and what the editor sends by itself never overlap.
 *
 * Wagtail's autosave does not care. Published while the first autosave is under way, a page would
 * be made a second time, and refused: its address is taken. Later, a row that was just added, such
 * as a date, would be added twice. So the form waits for the answer, which tells it where it is
 * saved and what its rows are; and nothing follows it once it is sent.
 */
(() => {
  let saving = false; // an autosave is under way
  let sent = false; // a person has sent the form
  let waiting = null; // the form that a person has sent meanwhile, and with which button

  // On the window, where everybody else has had the chance to call it off.
  window.addEventListener("w-autosave:save", (event) => {
    if (sent) event.preventDefault();
    saving = !event.defaultPrevented;
  });

  function saved() {
    saving = false;
    if (!waiting) return;
    const { form, name, value } = waiting;
    waiting = null;
    // In place of the button, which Wagtail has disabled: such a one would not be sent.
    const button = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(button);
    form.requestSubmit();
    button.remove();
  }
  window.addEventListener("w-autosave:success", saved);
  window.addEventListener("w-autosave:error", saved);

  const isEditor = (form) => form.matches("form[data-edit-form]");

  window.addEventListener(
    "submit",
    (event) => {
      if (!saving || !isEditor(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { name = "", value = "" } = event.submitter ?? {};
      waiting = { form: event.target, name, value };
    },
    { capture: true },
  );
  window.addEventListener("submit", (event) => {
    if (isEditor(event.target) && !event.defaultPrevented) sent = true;
  });
  // Back from the next page, the editor goes on.
  window.addEventListener("pageshow", () => {
    sent = false;
  });
})();
