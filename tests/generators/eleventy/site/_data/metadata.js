// What the site is.
export default {
	title: "Harbour Eleven",
	url: "https://harbour.example/",
	language: "en",
	description: "Written by Eleventy: at the harbour", // in a line
	author: {
		name: "Ada Quay",
		email: "ada@harbour.example",
	},
};
