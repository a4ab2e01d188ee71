project = 'The quay'
author = 'Ada'
extensions = ['ablog', 'sphinx.ext.mathjax']
html_theme = 'alabaster'
html_baseurl = 'https://quay.example/'
blog_baseurl = 'https://quay.example/'
blog_title = 'The quay'
language = 'en'
