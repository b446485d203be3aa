/**
 * A form that makes or uses a passkey: the browser asks its owner, and the form carries the answer.
 * It is hidden where the browser cannot; what stands in its place then says so.
 */
const canUse = Boolean(globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON);

async function ask(form) {
  const { publicKey } = JSON.parse(form.dataset.options);
  if (form.dataset.passkey === "create") {
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
    return navigator.credentials.create({ publicKey: options });
  }
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(publicKey);
  return navigator.credentials.get({ publicKey: options });
}

for (const form of canUse ? document.querySelectorAll("[data-passkey]") : []) {
  form.hidden = false;
  const failed = form.querySelector("[data-failed]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify((await ask(form)).toJSON());
      form.submit();
    } catch {
      // Cancelled, too late, or no passkey here: the browser has said more.
      failed.textContent = failed.dataset.failed;
    }
  });
}
if (canUse) document.querySelector("[data-without-passkey]")?.remove();
