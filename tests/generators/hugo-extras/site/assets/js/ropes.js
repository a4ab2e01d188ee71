var ropes = 1;
