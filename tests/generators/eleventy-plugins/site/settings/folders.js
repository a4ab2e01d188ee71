export const folders = { from: "blog", to: "_site" };
