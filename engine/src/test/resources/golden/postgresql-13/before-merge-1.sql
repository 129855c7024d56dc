SET LOCAL random_page_cost = 1.1
