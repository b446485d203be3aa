/**
 * The positions in the editor's list of a call's signatories: arrows move a row, and so does
 * another number. Rows are numbered anew each time, so that the numbers are what is saved.
 * Without this script, the numbers do it when the list is saved.
 */
(() => {
  const body = document.querySelector("[data-positions]");
  const status = document.querySelector("[data-position-status]");
  if (!body) return;

  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const isDeleted = (row) => !["", "0", "false"].includes(field(row, "DELETE").value);
  const rows = () => [...body.children].filter((row) => !isDeleted(row));

  function number(moved) {
    rows().forEach((row, index) => {
      field(row, "ORDER").value = index + 1;
    });
    const position = rows().indexOf(moved) + 1;
    status.textContent = status.dataset.text
      .replace("{position}", position)
      .replace("{count}", rows().length);
  }

  function moveTo(row, index) {
    const others = rows().filter((other) => other !== row);
    const next = others[Math.max(0, index)];
    if (next) next.before(row);
    else others.at(-1)?.after(row);
    number(row);
  }

  body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const row = button.closest("tr");
    moveTo(row, Math.max(0, rows().indexOf(row) + Number(button.dataset.move)));
    button.focus();
    // The warning of unsaved changes listens for it.
    button.dispatchEvent(new Event("change", { bubbles: true }));
  });

  body.addEventListener("change", (event) => {
    if (!event.target.name?.endsWith("-ORDER") || !event.target.value) return;
    moveTo(event.target.closest("tr"), Number(event.target.value) - 1);
    event.target.focus();
  });

  const template = document.querySelector('[data-w-formset-target="template"]').content;
  for (const place of [body, template]) {
    place.querySelectorAll("[data-move]").forEach((button) => {
      button.hidden = false;
    });
  }
})();
