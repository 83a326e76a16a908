// Runs the page's script. It is deflated in the file, and long data are (see page.py): both are inflated at once. The page's policy
// names the hash of the script itself, so that no other is run.

(async () => {
  document.currentScript.remove();
  if (!("DecompressionStream" in window)) { document.getElementById("old").hidden = false; return; }
  const inflated = (text) => {
    const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    // Written to directly: a blob would go through the browser's own process first.
    const stream = new DecompressionStream("deflate");
    const writer = stream.writable.getWriter();
    writer.write(bytes);
    writer.close();
    return new Response(stream.readable).text();
  };
  const [data, packed] = [document.getElementById("data"), document.getElementById("script")];
  const written = data.textContent;
  // The little that is left of the document is read first: it would wait for the script and its first frame.
  const loaded = new Promise((done) => window.addEventListener("load", done));
  const [text, code] = await Promise.all([written.startsWith("{") ? written : inflated(written), inflated(packed.textContent), loaded]);
  data.textContent = text;
  const script = document.createElement("script");
  script.textContent = code;
  packed.replaceWith(script);
})();
