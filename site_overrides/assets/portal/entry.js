// An entry's page: the live table is fetched only when somebody asks for it; texts get a button that copies them.

const fail = (button, error) => {
  button.disabled = false;
  button.nextElementSibling.textContent = ` ${button.dataset.odFailed}`;
  throw error;
};

for (const button of document.querySelectorAll("[data-od-explore]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const { explore } = await import("./explore.js");
      await explore(document.getElementById(button.dataset.odExplore));
      button.parentElement.remove();
    } catch (error) {
      fail(button, error);
    }
  });
}

const copied = document.querySelector("[data-od-copied]");
if (copied && navigator.clipboard) {
  for (const text of document.querySelectorAll("[data-od-copy-text]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "od-plain";
    button.textContent = copied.dataset.odCopy;
    button.setAttribute("aria-label", `${copied.dataset.odCopy} ${text.dataset.odCopyText}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent.trim());
      copied.textContent = `${copied.dataset.odCopied} ${text.dataset.odCopyText}`;
    });
    text.after(button);
  }
}
