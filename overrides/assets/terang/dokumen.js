// "Lompat ke halaman": the list of pages works without this; here a number can be typed.
document.querySelectorAll("form[data-t-halaman]").forEach((form) => {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const page = Number(form.elements.halaman.value);
    if (form.reportValidity() && page >= 1) location.assign(`${form.dataset.tHalaman}#page=${page}`);
  });
});
