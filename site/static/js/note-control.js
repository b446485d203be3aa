/**
 * The note control of the editor of calls: a button that sets a marker in the text and writes the
 * note it refers to, and markers that show the number readers will see.
 *
 * The stored text of a marker, such as "[3]", never changes: it is what translators see. Numbers
 * are computed, here for editors and in campaigns/notes.py for readers, by the same rule: by first
 * marker, then the notes that have no marker. Plain JavaScript on purpose: nothing to build.
 */
(() => {
  const { React, DraftJS, draftail } = window; // Wagtail offers these to plugins
  const PREFIX = "notes"; // the formset of the page form's notes panel
  const KEY_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"; // 32 signs: a random byte maps evenly

  // --- The notes, as the page form has them right now -------------------------------------------

  const panel = () => document.getElementById(`id_${PREFIX}-FORMS`);

  const fieldOf = (child, name) =>
    child.querySelector(`[name="${child.id.replace("inline_child_", "")}-${name}"]`);

  /** The notes that are not deleted, in the panel's order. */
  function currentNotes() {
    const children = panel()?.querySelectorAll(":scope > [data-inline-panel-child]") ?? [];
    return [...children]
      .filter((child) => {
        const deleted = fieldOf(child, "DELETE");
        return !deleted.checked && deleted.value !== "1";
      })
      .map((child) => ({
        child,
        key: fieldOf(child, "key").value,
        text: fieldOf(child, "text").value.trim(),
      }));
  }

  const markers = () => [...document.querySelectorAll("[data-note]")];

  /** The number of each note by its key, as readers will see it. */
  function currentNumbers(notes) {
    const keys = new Set(notes.map((note) => note.key));
    const shown = markers().map((marker) => marker.dataset.note);
    const ordered = new Set([...shown.filter((key) => keys.has(key)), ...keys]);
    return new Map([...ordered].map((key, index) => [key, index + 1]));
  }

  function newKey() {
    const used = new Set(currentNotes().map((note) => note.key));
    let key;
    do {
      const bytes = crypto.getRandomValues(new Uint8Array(10));
      key = [...bytes].map((byte) => KEY_SIGNS[byte % KEY_SIGNS.length]).join("");
    } while (used.has(key));
    return key;
  }

  /** Sets a field as if it was typed: autosave and the warning of unsaved changes listen. */
  function fill(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Adds a note to the panel with the panel's own button and returns its key. */
  function addNote(text, url) {
    // The button scrolls to the new form, smoothly; but the editor is to stay with the text.
    const scroller = document.getElementById("main") ?? document.scrollingElement;
    const { scrollTop } = scroller;
    document.getElementById(`id_${PREFIX}-ADD`).click();
    const child = panel().lastElementChild;
    fill(fieldOf(child, "text"), text);
    fill(fieldOf(child, "url"), url);
    scroller.scrollTo({ top: scrollTop, behavior: "instant" });
    return fieldOf(child, "key").value;
  }

  // Each form that is added is a copy of one template and so of one default key. The key is made
  // new here, for notes added by this control as well as by hand with the panel's button.
  document.addEventListener("w-formset:added", ({ target }) => {
    if (target.parentNode === panel()) fill(fieldOf(target, "key"), newKey());
  });

  // --- The numbers, live ------------------------------------------------------------------------

  // Draftail gives an entity's words to its source, not to its decorator: the panel has these.
  const wordsForGone = () => document.querySelector("[data-note-gone]")?.dataset.noteGone ?? "";

  function renumber() {
    if (!panel()) return; // a form without notes: there is nothing to tell
    const notes = currentNotes();
    const numbers = currentNumbers(notes);
    const texts = new Map(notes.map((note) => [note.key, note.text]));
    for (const marker of markers()) {
      const key = marker.dataset.note;
      marker.dataset.number = numbers.get(key) ?? "!";
      marker.toggleAttribute("data-gone", !numbers.has(key));
      marker.title = texts.get(key) ?? wordsForGone();
    }
    for (const { child, key } of notes) {
      // Wagtail counts the forms; a note's heading bears the note's number instead.
      const count = child.querySelector("[data-inline-panel-child-count]");
      const number = ` ${numbers.get(key)}`;
      if (count && count.textContent !== number) count.textContent = number;
    }
  }

  let frame = null;
  function scheduleRenumber() {
    frame ??= requestAnimationFrame(() => {
      frame = null;
      renumber();
    });
  }

  function watchPanel() {
    // Adding, deleting, moving: Wagtail changes the forms or their count each time.
    if (panel()) new MutationObserver(scheduleRenumber).observe(panel(), { childList: true, subtree: true });
    for (const type of ["input", "change"]) panel()?.addEventListener(type, scheduleRenumber);
    scheduleRenumber();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watchPanel);
  else watchPanel();

  /** A marker in the editor. Its text stays in place, or Draft.js would lose the cursor. */
  class NoteMarker extends React.Component {
    componentDidMount() {
      scheduleRenumber();
    }

    componentDidUpdate() {
      scheduleRenumber();
    }

    componentWillUnmount() {
      scheduleRenumber();
    }

    render() {
      const { contentState, entityKey, children } = this.props;
      const { note } = contentState.getEntity(entityKey).getData();
      return React.createElement("span", { className: "note-marker", "data-note": note }, children);
    }
  }

  // --- Setting a marker -------------------------------------------------------------------------

  /** The marker's stored text: that of the note's other markers, or the next free one. */
  function labelFor(key) {
    const all = markers();
    const same = all.find((marker) => marker.dataset.note === key);
    if (same) return same.textContent;
    const taken = all.map((marker) => Number(marker.textContent.replace(/\D/g, "")));
    return `[${Math.max(0, ...taken) + 1}]`;
  }

  /** Whether a place in a text has a word on both sides: "aujourd’hui", "exilé·es", "porte-voix". */
  const isInWord = (text, place) =>
    /[\p{L}\p{M}\p{N}]['’·-]?$/u.test(text.slice(0, place)) &&
    /^['’·-]?[\p{L}\p{M}\p{N}]/u.test(text.slice(place));

  /** The editor's state with a marker after the selection; the selected text stays as it is. */
  function withMarker(editorState, key) {
    const { EditorState, Modifier } = DraftJS;
    const selection = editorState.getSelection();
    const content = editorState.getCurrentContent();
    const block = content.getBlockForKey(selection.getEndKey());
    const text = block.getText();
    let offset = selection.getEndOffset();
    // Of a word selected with the space behind it, the word's end.
    const begin = selection.getStartKey() === block.getKey() ? selection.getStartOffset() : 0;
    while (offset > begin && /\s/.test(text[offset - 1]) && !selection.isCollapsed()) offset -= 1;
    // Inside a word, a link or another marker it would cut that in two: go to its end.
    const entityAt = (place) => (place < block.getLength() ? block.getEntityAt(place) : null);
    const inEntity = () => offset > 0 && entityAt(offset) && entityAt(offset) === entityAt(offset - 1);
    while (inEntity() || isInWord(text, offset)) offset += 1;

    const place = DraftJS.SelectionState.createEmpty(block.getKey()).merge({
      anchorOffset: offset,
      focusOffset: offset,
    });
    const entity = content.createEntity("NOTE", "IMMUTABLE", { note: key });
    const marked = Modifier.insertText(
      entity, place, labelFor(key), null, entity.getLastCreatedEntityKey(),
    );
    // Not "insert-characters": "undo" would take what was typed before away with the marker.
    return EditorState.push(editorState, marked, "insert-fragment");
  }

  function element(tag, properties = {}, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  const choice = (value, ...content) =>
    element("label", { className: "note-dialog__choice" },
      element("input", { type: "radio", name: "note", value }),
      element("span", {}, ...content));

  /** The dialog: lives while Draftail asks for an entity, and answers with `onComplete`. */
  class NoteSource extends React.Component {
    componentDidMount() {
      const { words } = this.props.entityType;
      const notes = currentNotes().filter((note) => note.text);
      const numbers = currentNumbers(currentNotes());
      notes.sort((one, other) => numbers.get(one.key) - numbers.get(other.key));

      this.text = element("textarea", { id: "note-text", rows: 3 });
      this.url = element("input", { id: "note-url", type: "url", placeholder: "https://" });
      this.message = element("p", { className: "note-dialog__message", role: "alert" });
      const cancel = element("button", { type: "button", className: "button button-secondary", textContent: words.cancel });
      // Radio buttons even for the new note: so it is plain which one will be inserted.
      const fresh = choice("", element("strong", {}, words.new));
      fresh.firstChild.checked = true;
      fresh.hidden = !notes.length;
      const form = element("form", { noValidate: true },
        element("h2", { id: "note-title", textContent: words.title }),
        fresh,
        element("div", { className: "note-dialog__new" },
          element("label", { htmlFor: "note-text", textContent: words.text }), this.text,
          element("label", { htmlFor: "note-url", textContent: words.url }), this.url));
      if (notes.length) {
        form.append(element("fieldset", {},
          element("legend", { textContent: words.existing }),
          ...notes.map(({ key, text }) =>
            choice(key, element("strong", {}, `${numbers.get(key)}`), ` ${text.length > 120 ? `${text.slice(0, 120)}…` : text}`))));
      }
      form.append(this.message, element("p", { className: "note-dialog__buttons" },
        element("button", { className: "button", textContent: words.insert }), cancel));
      form.addEventListener("input", ({ target }) => {
        if (target === this.text || target === this.url) fresh.firstChild.checked = true;
        this.message.textContent = "";
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.insert(new FormData(form).get("note"));
      });
      cancel.addEventListener("click", () => this.dialog.close());

      this.dialog = element("dialog", { className: "note-dialog" }, form);
      this.dialog.setAttribute("aria-labelledby", "note-title");
      // Without a state, Draftail just goes on: the cursor is back where it was.
      this.dialog.addEventListener("close", () => this.props.onComplete(this.answer));
      document.body.append(this.dialog); // outside of the page form, which must not send it
      this.dialog.showModal();
      this.text.focus();
    }

    componentWillUnmount() {
      this.dialog.remove();
    }

    insert(existing) {
      const text = this.text.value.trim();
      if (!existing && !text) {
        this.message.textContent = this.props.entityType.words.missing;
        this.text.focus();
      } else if (existing || this.url.reportValidity()) {
        const key = existing || addNote(text, this.url.value.trim());
        this.answer = withMarker(this.props.editorState, key);
        this.dialog.close();
      }
    }

    render() {
      return null;
    }
  }

  draftail.registerPlugin({ type: "NOTE", source: NoteSource, decorator: NoteMarker }, "entityTypes");
})();
