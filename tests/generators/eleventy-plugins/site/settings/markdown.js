import markdownIt from "markdown-it";
import attrs from "markdown-it-attrs";
import container from "markdown-it-container";
import figures from "markdown-it-implicit-figures";
import footnote from "markdown-it-footnote";
import mark from "markdown-it-mark";
import sub from "markdown-it-sub";
import sup from "markdown-it-sup";
import deflist from "markdown-it-deflist";

export default markdownIt({ html: true, typographer: true, breaks: true })
  .use(footnote)
  .use(attrs)
  .use(figures, { figcaption: true })
  .use(mark)
  .use(sub)
  .use(sup)
  .use(deflist)
  .use(container, "tip", {
    render(tokens, at) {
      const [, ...words] = tokens[at].info.trim().split(" ");
      return tokens[at].nesting === 1 ? `<aside><p>${words.join(" ")}</p>\n` : "</aside>\n";
    },
  });
