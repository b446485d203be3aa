/**
 * The positions in the editor's list of a call's signatories: arrows move a row, and so does
 * another number. Rows are numbered anew each time, so that the numbers are what is saved.
 * Without this script, the numbers do it when the list is saved.
 *
 * What moves is the cells: Wagtail's formset takes a row that leaves its place for a removed one.
 */
(() => {
  const body = document.querySelector("[data-positions]");
  const status = document.querySelector("[data-position-status]");
  if (!body) return;

  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const rows = () => [...body.children].filter((row) => field(row, "DELETE").value !== "1");

  function move(from, wanted) {
    const places = rows();
    const to = Math.max(0, Math.min(wanted, places.length - 1));
    const contents = places.map((row) => [...row.children]);
    contents.splice(to, 0, ...contents.splice(from, 1));
    places.forEach((row, index) => {
      if (row.firstElementChild !== contents[index][0]) row.append(...contents[index]);
    });
    places.forEach((row, index) => {
      field(row, "ORDER").value = index + 1;
    });
    // Whoever moves a row wants this order.
    document.querySelector('[name="signatories_order"][value="manual"]').checked = true;
    status.textContent = status.dataset.text
      .replace("{position}", to + 1)
      .replace("{count}", places.length);
  }

  body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const from = rows().indexOf(button.closest("tr"));
    move(from, from + Number(button.dataset.move));
    button.focus();
    // The warning of unsaved changes listens for it.
    button.dispatchEvent(new Event("change", { bubbles: true }));
  });

  body.addEventListener("change", (event) => {
    if (!event.target.name?.endsWith("-ORDER") || !event.target.value) return;
    move(rows().indexOf(event.target.closest("tr")), Number(event.target.value) - 1);
    event.target.focus();
  });

  const template = document.querySelector('[data-w-formset-target="template"]').content;
  for (const place of [body, template]) {
    place.querySelectorAll("[data-move]").forEach((button) => {
      button.hidden = false;
    });
  }
})();
