// Runs the page's script, which is deflated in the file; the page's policy names the hash of the script itself, so that no other is run.

(async () => {
  document.currentScript.remove();
  if (!("DecompressionStream" in window)) { document.getElementById("old").hidden = false; return; }
  const packed = document.getElementById("script");
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  const script = document.createElement("script");
  script.textContent = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  packed.replaceWith(script);
})();
